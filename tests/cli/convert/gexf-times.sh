# Ends of time in their several words, attributes that change, and what older versions of the format write.
cd "$scratch"
cat >net.gexf <<'X'
<gexf version="1.0"><graph type="dynamic" defaultedgetype="directed">
<attributes class="node" type="static"><attribute id="0" title="note" type="string"/></attributes>
<attributes class="edge"><attribute id="weight" title="Weight" type="float"/><attribute id="s" title="stage" type="string"/>
</attributes>
<nodes><node id="a" start="-inf" end="2004"><attvalues><attvalue id="0" value="first"/></attvalues></node>
<node id="b" start="2001-05-06T10:11:12" end="inf"><spells/></node>
<node id="c"><slices><slice start="-infinity" end="infinity"/></slices></node></nodes>
<edges><edge id="1" source="a" target="b" start="2001" end="" weight="2"><attvalues>
<attvalue for="s" value="one" start="2001" end="2002"/><attvalue for="s" value="two" start="2003"/>
<attvalue for="s" value="three" end="2005"/></attvalues></edge>
<edge id="2" source="c" target="a" type="undirected" intervals="[2001,2002]" startopen="2003"/>
</edges></graph></gexf>
X
actorgraph convert net.gexf
