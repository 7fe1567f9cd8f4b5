# Sign, weight, kind, direction and sources of edges, in the words that programs write.
cd "$scratch"
cat >net.graphml <<'X'
<graphml><key id="s" for="edge" attr.name="sign"/><key id="w" for="edge" attr.name="weight"/>
<key id="k" for="edge" attr.name="kind"/><key id="t" for="edge" attr.name="type"/>
<key id="d" for="edge" attr.name="directed"/><key id="c" for="edge" attr.name="cite"/>
<graph edgedefault="undirected"><node id="a"/><node id="b"/>
<edge id="plus" source="a" target="b"><data key="s">1</data><data key="d">yes</data></edge>
<edge id="minus" source="a" target="b"><data key="s">-1</data><data key="w">2</data><data key="d">no</data></edge>
<edge id="both-minus" source="a" target="b"><data key="s">-1</data><data key="w">-2</data><data key="d">1</data></edge>
<edge id="plus-of-minus" source="a" target="b"><data key="s">1</data><data key="w">-3</data><data key="d">0</data></edge>
<edge id="no-sign" source="a" target="b"><data key="s">0</data><data key="w">4</data></edge>
<edge id="no-weight" source="a" target="b"><data key="s">1</data><data key="w">0</data></edge>
<edge id="threat" source="a" target="b"><data key="k">threat</data><data key="w">5</data><data key="d">TRUE</data></edge>
<edge id="pact" source="a" target="b"><data key="t">pact</data><data key="k">cooperation</data><data key="d">False</data></edge>
<edge id="pact-too" source="a" target="b"><data key="t">pact</data><data key="k">cooperation</data></edge>
<edge id="pact-of-foes" source="a" target="b"><data key="t">pact</data><data key="k">rivalry</data></edge>
<edge id="sources" source="a" target="b"><data key="s">1</data><data key="c">Smith 2001; ; b\;c ;</data></edge>
</graph></graphml>
X
actorgraph convert net.graphml
