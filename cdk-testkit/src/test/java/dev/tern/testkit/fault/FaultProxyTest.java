package dev.tern.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.testkit.Background;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A client and a server with the proxy between them. */
class FaultProxyTest {

  private static final int PATIENCE_SECONDS = 60;
  private static final int GLANCE_MILLIS = 50;

  private final ServerSocket listening = listen();
  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
  private final FaultProxy proxy = FaultProxy.to("localhost", listening.getLocalPort());

  FaultProxyTest() {
    boolean unused = Background.run(this::accept).isDone();
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        accepted.add(listening.accept());
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    listening.close();
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private Socket server() throws InterruptedException {
    Socket server = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(server).isNotNull();
    return server;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String receive(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  @Test
  void bytes_pass_both_ways_and_are_counted() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      send(client, "question");
      assertThat(receive(server, 8)).isEqualTo("question");
      send(server, "an answer");
      assertThat(receive(client, 9)).isEqualTo("an answer");
    }
    assertThat(proxy.bytesSent()).isEqualTo(8);
    assertThat(proxy.bytesReceived()).isEqualTo(9);
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void an_end_passes_while_the_other_way_stays_open() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      send(client, "all");
      client.shutdownOutput();
      assertThat(new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("all");
      send(server, "still here");
      assertThat(receive(client, 10)).isEqualTo("still here");
    }
  }

  @Test
  void latency_holds_bytes_until_it_is_taken_away() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      proxy.latency(Duration.ofHours(1));
      send(client, "late");
      server.setSoTimeout(GLANCE_MILLIS);
      assertThatThrownBy(() -> receive(server, 4)).isInstanceOf(SocketTimeoutException.class);
      proxy.latency(Duration.ZERO);
      server.setSoTimeout(0);
      assertThat(receive(server, 4)).isEqualTo("late");
    }
  }

  @Test
  void a_narrow_way_holds_large_pieces_until_it_is_widened() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      proxy.bandwidth(1);
      send(client, "x".repeat(5000));
      server.setSoTimeout(GLANCE_MILLIS);
      assertThatThrownBy(() -> receive(server, 1)).isInstanceOf(SocketTimeoutException.class);
      proxy.restore();
      server.setSoTimeout(0);
      assertThat(receive(server, 5000)).hasSize(5000);
    }
  }

  @Test
  void a_cut_ends_both_sides_and_new_connections_are_taken() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      send(client, "hello");
      assertThat(receive(server, 5)).isEqualTo("hello");
      proxy.cut();
      assertThat(ended(client)).isTrue();
      assertThat(ended(server)).isTrue();
    }
    try (Socket again = client();
        Socket server = server()) {
      send(again, "again");
      assertThat(receive(server, 5)).isEqualTo("again");
    }
  }

  @Test
  void a_message_is_cut_in_half() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      proxy.cutAfter(4);
      send(client, "half a message");
      assertThat(receive(server, 4)).isEqualTo("half");
      assertThat(ended(server)).isTrue();
      assertThat(proxy.bytesSent()).isEqualTo(4);
    }
  }

  @Test
  void nobody_gets_in_while_it_refuses() throws Exception {
    proxy.refuse();
    try (Socket client = client()) {
      assertThat(ended(client)).isTrue();
    }
    proxy.restore();
    try (Socket client = client();
        Socket server = server()) {
      send(client, "in");
      assertThat(receive(server, 2)).isEqualTo("in");
    }
  }

  @Test
  void a_server_that_is_not_there_ends_the_connection() throws Exception {
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (FaultProxy nowhere = FaultProxy.to("localhost", taken.getLocalPort());
          Socket client = new Socket(InetAddress.getLoopbackAddress(), nowhere.port())) {
        assertThat(ended(client)).isTrue();
      }
    }
  }

  @Test
  void a_cut_ends_what_one_side_has_ended_already() throws Exception {
    try (Socket client = client();
        Socket server = server()) {
      client.shutdownOutput();
      assertThat(ended(server)).isTrue();
      proxy.cut();
      assertThat(ended(client)).isTrue();
    }
  }

  @RepeatedTest(200)
  void a_cut_while_both_sides_leave_is_a_cut() throws Exception {
    Socket client = client();
    Socket server = server();
    CompletableFuture<Void> cut = Background.run(proxy::cut);
    client.close();
    server.close();
    proxy.cut();
    assertThat(cut).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /** By an end or by a reset. */
  private static boolean ended(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
