"""The list in a frame of another site: it works there, tells its height, and says what is kept."""

HOST = """<!doctype html><html lang="fi"><head><title>Intranet</title></head><body><main><h1>Intra</h1>
<iframe src="{address}embed/tarkistuslista/" title="Tarkistuslista" width="600" height="300"></iframe>
</main>{script}</body></html>"""
