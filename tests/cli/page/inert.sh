# needs: actorgraph:page
# Text of the graph and of the command line is data: never markup, nor a place that the page fills.
actorgraph page -q "$TOP/tests/page/hostile.json" --title '</title><script>x</script>{{data}}' -o "$scratch/p.html"
grep -c '<script' "$scratch/p.html"
grep -o '<title>.*</title>' "$scratch/p.html"
grep -o '<meta http-equiv[^>]*' "$scratch/p.html" | sed -E "s/sha256-[A-Za-z0-9+\/]{43}=/HASH/g"
python3 - "$scratch/p.html" <<'P'
import base64, hashlib, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
data = re.search(r'id="data">(.*?)</script>', text, re.S)[1]
print(re.findall("[<>&\u2028\u2029]", data))
policy = re.search(r'content="(default-src[^"]*)"', text)[1]
for tag in ("script", "style"):
    for body in re.findall(rf"<{tag}(?: id=\"_[^>]*)?>(.*?)</{tag}>", text, re.S):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        print(tag, f"'sha256-{digest}'" in policy)
P
