import base64, json, os, socket, struct, sys, urllib.parse
url, token = urllib.parse.urlsplit(sys.argv[1]), sys.argv[2]
s = socket.create_connection((url.hostname, url.port or 80))
s.sendall(f"GET {url.path}?after=0 HTTP/1.1\r\nHost: {url.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
f = s.makefile("rb")
assert b" 101 " in f.readline()
while f.readline().strip(): pass
while True:
    first, length = f.read(2)
    if length == 126: length = struct.unpack(">H", f.read(2))[0]
    elif length == 127: length = struct.unpack(">Q", f.read(8))[0]
    body = f.read(length)
    if first & 15 == 8: break
    if first & 15 == 9: s.sendall(bytes([0x8A, 0x80 | len(body)]) + bytes(4) + body)
    if first & 15 == 1:
        m = json.loads(body)
        print(m.get("seq"), m["type"], m.get("step", ""), m.get("status", ""), m.get("progress"), m.get("message", ""), flush=True)
