// A wire between a client and the server that can be cut, for libraries that promise to come back.
import net from 'node:net';
import { once } from 'node:events';

export async function wire(server) {
  const { hostname, port } = new URL(server.url);
  const ends = new Set();
  const listener = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const [end, other] of [[near, far], [far, near]]) {
      ends.add(end);
      end.on('error', () => {}); // a cut is one
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const host = `127.0.0.1:${listener.address().port}`;
  const cut = () => ends.forEach((end) => end.destroy());
  return {
    graphql: `http://${host}/graphql`,
    socket: `ws://${host}/graphql/ws`,
    cut,
    async close() {
      listener.close();
      cut();
      await once(listener, 'close');
    },
  };
}
