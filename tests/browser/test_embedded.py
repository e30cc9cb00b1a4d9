"""The list in a frame of another site: it works there, tells its height, and says what is kept."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from browser.test_accessibility import OPTIONS, violations

HOST = """<!doctype html><html lang="fi"><head><title>Intranet</title></head><body><main><h1>Intra</h1>
<iframe src="{address}embed/tarkistuslista/" title="Tarkistuslista" width="600" height="300"></iframe>
</main>{script}</body></html>"""
