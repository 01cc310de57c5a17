package dev.tern.testkit.fault;

import dev.tern.testkit.Background;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy in front of a store or an API that can be slow, be cut, break off within a message,
 * or refuse; all of it can be changed while connections are open.
 *
 * <p>It listens on the local machine alone. Safe for any number of threads.
 */
public final class FaultProxy implements Closeable {

  private static final int READABLE = 8192;

  private final String host;
  private final int port;
  private final ServerSocket server;
  private final Pace pace = new Pace();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean refusing;

  private FaultProxy(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to listen, in front of a server that may start later. */
  public static FaultProxy to(String host, int port) {
    FaultProxy proxy = new FaultProxy(host, port);
    boolean unused = Background.run(proxy::accept).isDone();
    return proxy;
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** Holds every piece of bytes back for a while, in both directions. */
  public void latency(Duration latency) {
    pace.latency(latency);
  }

  /** Lets so many bytes a second pass in each direction of each connection. */
  public void bandwidth(long bytesPerSecond) {
    pace.bandwidth(bytesPerSecond);
  }

  /** Ends all connections now, with a reset. New ones are taken. */
  public void cut() {
    connections.forEach(ProxiedConnection::close);
  }

  /** Ends all connections when so many more bytes have gone to the server: within a message. */
  public void cutAfter(long bytes) {
    allowance.set(bytes);
  }

  /** Ends all connections now, and every new one at once, until {@link #restore}. */
  public void refuse() {
    refusing = true;
    cut();
  }

  /** Lets everything pass as if there were no proxy. */
  public void restore() {
    refusing = false;
    allowance.set(Long.MAX_VALUE);
    pace.latency(Duration.ZERO);
    pace.bandwidth(Long.MAX_VALUE);
  }

  /** How many bytes have gone to the server. */
  public long bytesSent() {
    return sent.get();
  }

  /** How many bytes have come from the server. */
  public long bytesReceived() {
    return received.get();
  }

  /** How many connections were taken so far. */
  public long connections() {
    return opened.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        take(server.accept());
      } catch (IOException e) {
        // closed, or the server behind is not there: the client sees its connection end
      }
    }
  }

  private void take(Socket client) throws IOException {
    if (refusing) {
      ProxiedConnection.reset(client);
      return;
    }
    Socket store = new Socket();
    try {
      store.connect(new InetSocketAddress(host, port));
    } catch (IOException e) {
      ProxiedConnection.reset(client);
      throw e;
    }
    opened.incrementAndGet();
    ProxiedConnection connection = new ProxiedConnection(client, store, pace, READABLE);
    connections.add(connection);
    connection.start(this::mayPass, received::addAndGet, () -> connections.remove(connection));
    if (refusing) {
      connection.close();
    }
  }

  /** How many of some bytes may go to the server; fewer than all when this is the end. */
  private int mayPass(int bytes) {
    long before = allowance.getAndUpdate(left -> left == Long.MAX_VALUE ? left : left - bytes);
    int passing = (int) Math.max(0, Math.min(before, bytes));
    sent.addAndGet(passing);
    if (passing < bytes) {
      allowance.set(Long.MAX_VALUE);
    }
    return passing;
  }

  /** Ends everything. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
