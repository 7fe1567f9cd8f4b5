cd "$scratch"
cat >x.gexf <<'END'
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2" xmlns:viz="http://www.gexf.net/1.2draft/viz">
<meta lastmodifieddate="2012-05-02"><creator>Gephi 0.8</creator><description>A &lt;b&gt; title</description></meta>
<graph mode="dynamic" timeformat="date" defaultedgetype="undirected">
<attributes class="edge" mode="dynamic"><attribute id="weight" title="Weight" type="float"/></attributes>
<attributes class="node"><attribute id="0" title="Degree" type="integer"><default>3</default></attribute></attributes>
<nodes><node id="a b" label="Ann"><viz:color r="1" g="2" b="3"/><spells><spell start="2001" end="2003"/><spell start="2005-01-01"/></spells></node>
<node id="c"><attvalues><attvalue for="0" value="7"/></attvalues></node></nodes>
<edges><edge source="a b" target="c" weight="5" kind="trade" label="hello"><attvalues>
<attvalue for="weight" value="2" start="2001-01-01" end="2001-12-31"/>
<attvalue for="weight" value="-3.5" start="2002-01-01T10:00:00"/></attvalues></edge>
<edge source="c" target="a b" start="2009"/>
<edge source="c" target="a b" type="directed"><spells><spell start="2001" end="2001"/><spell start="2003" endopen="2004"/></spells></edge>
</edges></graph></gexf>
END
actorgraph convert x.gexf
