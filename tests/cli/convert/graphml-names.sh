# Labels, names and aliases of nodes in foreign files, and what is true or false there.
cd "$scratch"
cat >net.graphml <<'X'
<graphml><key id="l" for="node" attr.name="label"/><key id="n" for="node" attr.name="name"/>
<key id="b" for="node" attr.name="nuclear" attr.type="boolean"/><key id="s" for="node" attr.name="score" attr.type="double"/>
<key id="t" for="node" attr.name="remark" attr.type="string"/>
<graph edgedefault="undirected">
<node id="a"><data key="l">Ann</data><data key="b">true</data><data key="s">NaN</data></node>
<node id="b"><data key="l">Ben</data><data key="n">Benjamin</data><data key="b">false</data><data key="s">1.50</data></node>
<node id="c"><data key="l">Cyd</data><data key="n">Cyd</data><data key="b">maybe</data><data key="s">much</data></node>
<node id="d"><data key="l">d</data><data key="n">Dan</data><data key="b"> true </data><data key="t"></data></node>
<node id="e f"><data key="t">true</data></node>
</graph></graphml>
X
actorgraph convert -q net.graphml | sed -n '/"actors"/,/]$/p'
{ sed '1s/.*/&<key id="x" for="node" attr.name="name.tr"\/>/; s/<node id="b">/&<data key="x">Benyamin<\/data>/; s/>Ann</>Ann<\/data><data key="x">Ann</' net.graphml; } >names.graphml
actorgraph convert -q names.graphml | sed -n '/"actors"/,/]$/p'
