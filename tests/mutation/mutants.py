"""Small faults that could be typed into a C file: each is one edit of its text.

`mutants(text)` lists them in the order of the text. It knows tokens, not types: an edit that does not compile is
dropped by who compiles it. Only bodies of functions are changed; comments, strings and lines of the preprocessor never.
"""
import re
from collections import namedtuple

Mutant = namedtuple("Mutant", "start end new kind line")  # text[start:end] becomes new
Token = namedtuple("Token", "text start end")

TOKEN = re.compile(r"""
    //[^\n]* | /\*.*?\*/ | ^[ \t]*\#(?:\\\n|[^\n])*
  | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*'
  | [A-Za-z_]\w* | 0[xX][0-9a-fA-F.pP+-]+[uUlLfF]* | \d(?:[eE][+-]?|[\w.])* | \.\d\w*
  | <<= | >>= | \.\.\. | -> | \+\+ | -- | && | \|\| | [-+*/%&|^<>=!]= | << | >> | \S
""", re.X | re.S | re.M)

KEYWORDS = set("""if else for while do switch case return break continue goto sizeof const static struct enum union void
    bool char short int long unsigned signed float double default""".split())
RELATIONS = {"<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="]}
TWO_SIDED = {"+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"], "&": ["|"], "|": ["&"], "^": ["|"],
             "<<": [">>"], ">>": ["<<"], "&&": ["||"], "||": ["&&"]}
ASSIGNED = {"+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="], "|=": ["&="], "&=": ["|="], "++": ["--"], "--": ["++"]}
WORDS = {"true": "false", "false": "true", "INFINITY": "0", "NAN": "0", "SIZE_MAX": "0", "fmin": "fmax", "fmax": "fmin",
         "break": "", "continue": ""}


def tokens(text):
    found = [Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    return [t for t in found if not t.text.startswith(("//", "/*")) and not t.text.lstrip().startswith("#")]


def bodies(found):
    """The ranges of tokens, from brace to brace, that are bodies of functions: a brace at the top after a parenthesis."""
    depth = begin = 0
    for i, token in enumerate(found):
        if token.text == "{":
            if depth == 0:
                begin = i
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0 and begin > 0 and found[begin - 1].text == ")":
                yield begin, i


def is_value(token):
    return token.text in (")", "]") or (re.match(r"[\w\"'.]", token.text) and token.text not in KEYWORDS)


def number(text):
    """A number next to this one, as C writes it."""
    if not re.fullmatch(r"\d+", text):
        return "(%s + 1)" % text
    return {"0": "1", "1": "0"}.get(text, str(int(text) + 1))


def operand(found, i, step):
    """Index of the last token of the plain operand that begins beside i: names, members, indexes; None if none."""
    last, depth = None, 0
    while 0 <= i < len(found):
        text = found[i].text
        if text in "[]":
            depth += (1 if text == "[" else -1) * step
        elif depth == 0 and not (re.match(r"[\w.]", text) or text == "->") or text in KEYWORDS:
            break
        if depth < 0:
            break
        last, i = i, i + step
    return last


def statement_end(found, i):
    """Index of the semicolon that ends the statement at i, if it is a call, an assignment or a step; else None."""
    depth = 0
    acts = False
    for j in range(i, len(found)):
        text = found[j].text
        if text in "{}":
            return None
        depth += (text in "([") - (text in ")]")
        if depth == 0 and j == i + 1 and (re.match(r"[A-Za-z_*]", text)):
            return None  # a declaration
        if text in ("=", "(", "++", "--") or text in ASSIGNED:
            acts = True
        if text == ";" and depth == 0:
            return j if acts else None
    return None


def of_token(text, found, i):
    token, before = found[i], found[i - 1]
    line = text.count("\n", 0, token.start) + 1

    def edit(new, kind):
        return Mutant(token.start, token.end, new, kind, line)

    if token.text in RELATIONS:
        for new in RELATIONS[token.text]:
            yield edit(new, "relation")
    elif token.text in TWO_SIDED and is_value(before) and text[token.end].isspace():  # a pointer's star stands at its name
        for new in TWO_SIDED[token.text]:
            yield edit(new, "operator")
        left, right = operand(found, i - 1, -1), operand(found, i + 1, 1)
        if token.text in "-/" and left is not None and right is not None:
            start, end = found[left].start, found[right].end
            a, b = text[start:found[i - 1].end], text[found[i + 1].start:end]
            if a != b:
                yield Mutant(start, end, "%s %s %s" % (b, token.text, a), "sides swapped", line)
    elif token.text in ASSIGNED:
        for new in ASSIGNED[token.text]:
            yield edit(new, "operator")
    elif token.text == "!":
        yield edit("", "operator")
    elif re.match(r"\d|\.\d", token.text):
        yield edit(number(token.text), "constant")
    elif token.text in WORDS:
        yield edit(WORDS[token.text], "statement removed" if token.text in ("break", "continue") else "constant")
    if token.text in ("if", "while") and found[i + 1].text == "(":
        end = closing(found, i + 1)
        inner = text[found[i + 1].end:found[end].start]
        if not re.fullmatch(r"!\w+", inner):  # the operator's own mutant
            yield Mutant(found[i + 1].end, found[end].start, "!(%s)" % inner, "condition", line)
    if re.match(r"[A-Za-z_*]", token.text) and token.text not in KEYWORDS and before.text in ("{", "}", ";", "else"):
        end = statement_end(found, i)
        if end is not None:
            yield Mutant(token.start, found[end].start, "", "statement removed", line)


def closing(found, i):
    depth = 0
    for j in range(i, len(found)):
        depth += (found[j].text == "(") - (found[j].text == ")")
        if depth == 0:
            return j
    raise ValueError("a parenthesis without end")


def mutants(text):
    found = tokens(text)
    for begin, end in bodies(found):
        for i in range(begin + 1, end):
            yield from of_token(text, found, i)


def apply(text, mutant):
    return text[:mutant.start] + mutant.new + text[mutant.end:]


def lines_of(text, mutant):
    """The line as it is and as the mutant has it, without its indent; of an edit over many lines, the first."""
    begin = text.rfind("\n", 0, mutant.start) + 1
    finish = text.find("\n", mutant.end)
    old = text[begin:finish]
    new = text[begin:mutant.start] + mutant.new + text[mutant.end:finish]
    return " ".join(old.split()), " ".join(new.split())
