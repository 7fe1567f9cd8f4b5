cd "$scratch"
# A file of somebody else: edges before nodes, ids with blanks, numbers as years, defaults, a codebook of its own.
cat >x.graphml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="d0" for="edge" attr.name="w" attr.type="double"/>
  <key id="d1" for="edge" attr.name="year" attr.type="double"><default>1999</default></key>
  <key id="d2" for="edge" attr.name="type" attr.type="string"/>
  <key id="d3" for="node" attr.name="region" attr.type="string"/>
  <key id="d4" for="node" attr.name="democracy" attr.type="int"><default>1</default></key>
  <key id="d5" for="node" yfiles.type="nodegraphics"/>
  <graph id="G" edgedefault="directed">
    <edge source="United States" target="f"><data key="d0">-2</data><data key="d1">2016.0</data><data key="d2">dispute</data></edge>
    <node id="United States"><data key="d3">America</data><data key="d4">0</data></node>
    <node id="f"><desc>a note</desc><data key="d5"><y:ShapeNode><y:NodeLabel>France</y:NodeLabel></y:ShapeNode></data></node>
    <edge id="e 1" source="f" target="United States" directed="false"><data key="d0">3</data></edge>
  </graph>
</graphml>
END
actorgraph convert x.graphml --map weight=w
echo "- with maps" >&2
actorgraph convert x.graphml -q --map weight=w,kind:threat --actor-map name=region,kind:nonstate --where 'w>0'
echo "- with a wrong one" >&2
actorgraph convert x.graphml --map weight=v
