package dev.tern.testkit.fault;

import dev.tern.testkit.Background;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;

/** One connection through a proxy: a thread for each direction. */
final class ProxiedConnection {

  private final Socket client;
  private final Socket store;
  private final Pace pace;
  private final int piece;

  ProxiedConnection(Socket client, Socket store, Pace pace, int piece) {
    this.client = client;
    this.store = store;
    this.pace = pace;
    this.piece = piece;
  }

  /**
   * Begins.
   *
   * @param up how many of some bytes may go to the store; fewer than all end the connection
   * @param down is told how many bytes came from the store
   * @param ended is told when it is over
   */
  void start(IntUnaryOperator up, LongConsumer down, Runnable ended) {
    IntUnaryOperator all =
        bytes -> {
          down.accept(bytes);
          return bytes;
        };
    CompletableFuture<Void> asked = Background.run(() -> pump(client, store, up));
    CompletableFuture<Void> answered = Background.run(() -> pump(store, client, all));
    boolean unused =
        CompletableFuture.allOf(asked, answered)
            .whenComplete(
                (nothing, failure) -> {
                  leave();
                  ended.run();
                })
            .isDone();
  }

  private void pump(Socket from, Socket to, IntUnaryOperator passing) {
    byte[] buffer = new byte[piece];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        pace.hold(count);
        int allowed = passing.applyAsInt(count);
        out.write(buffer, 0, allowed);
        out.flush();
        if (allowed < count) {
          close();
          return;
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(); // one side has gone, so the other goes, too
    }
  }

  /** Ends both sides with a reset. */
  synchronized void close() {
    reset(client);
    reset(store);
  }

  /** Lets go of two sides that have said all they had to. */
  private synchronized void leave() {
    try {
      client.close();
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a connection without the courtesy of an end: the other side sees a reset. */
  static void reset(Socket socket) {
    try {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
