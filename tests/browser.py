"""A headless Chromium for tests: opened, sent keys and asked what it shows, by the protocol of its own debugger."""

import itertools
import json
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KEYS = {"Enter": "\r", "ArrowDown": "", "ArrowUp": "", "Escape": "", "Tab": ""}
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage")


class Page:
    """One page of a running browser."""

    def __init__(self, socket):
        self._socket, self._numbers = socket, itertools.count(1)
        self.call("Page.enable")
        self.call("Runtime.enable")

    def call(self, method, **params):
        """Return the browser's answer to one command."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, url):
        """Open `url` and wait until it is there."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def read(self, expression):
        """Return the value of a JavaScript expression, in the frame under review if there is one."""
        scope = "(document.querySelector('iframe.review') || {contentWindow: window}).contentWindow"
        code = f"(async () => {{ const frame = {scope}; const {{document: page}} = frame; return {expression} }})()"
        result = self.call("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait(self, expression, seconds=20):
        """Wait until a JavaScript expression is true."""
        for _ in range(seconds * 20):
            if self.read(f"!!({expression})"):
                return
            time.sleep(0.05)
        raise AssertionError(f"it never came true that {expression}")

    def press(self, *keys):
        """Press keys one after another: those of `KEYS` by name, others by the character that they type."""
        for key in keys:
            text = KEYS.get(key, key)
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **({"text": text} if text else {}))
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def type(self, text):
        """Type `text` over what the field in focus holds."""
        self.read("page.activeElement.select && page.activeElement.select()")
        self.call("Input.insertText", text=text)


@contextmanager
def open_browser():
    """Yield a page of a Chromium of its own, closed afterwards."""
    import websocket

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "--remote-debugging-port=0", "about:blank"]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port = Path(folder, "DevToolsActivePort")
            for _ in range(400):
                if port.is_file() and port.read_text().count("\n"):
                    break
                time.sleep(0.05)
            number, path = port.read_text().split()
            root = websocket.create_connection(f"ws://127.0.0.1:{number}{path}", suppress_origin=True, timeout=30)
            root.send(json.dumps({"id": 1, "method": "Target.getTargets"}))
            answer = json.loads(root.recv())
            (target,) = [one for one in answer["result"]["targetInfos"] if one["type"] == "page"][:1]
            page = f"ws://127.0.0.1:{number}/devtools/page/{target['targetId']}"
            yield Page(websocket.create_connection(page, suppress_origin=True, timeout=60))
        finally:
            browser.terminate()
            browser.wait(10)
