package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * W24: one recorded output of a source, and what the worker makes of it line by line, as written
 * down in the files beside this class.
 */
final class ParityTest {

  @TempDir private Path folder;

  private static String resource(String name) throws Exception {
    try (InputStream in = ParityTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_recorded_sync_reaches_the_destination_as_on_a_platform() throws Exception {
    Files.writeString(folder.resolve("recorded"), resource("recorded.jsonl"));
    Stub destination = Stub.echo();
    Pair pair =
        new Pair(Pair.connector(folder, "replay:recorded"), destination.connector())
            .stream("users").stream(
                "orders",
                stream -> {
                  stream.getStream().setNamespace("shop");
                  return stream;
                })
                .stream("codes", stream -> stream.withSyncMode(SyncMode.FULL_REFRESH));
    pair.mapping =
        new StreamMapping(StreamMapping.NamespaceFrom.SOURCE, java.util.Optional.empty(), "raw_");
    AttemptResult result = pair.run();
    List<String> sent =
        destination.received.stream()
            .map(
                line ->
                    line.replaceAll(
                        "\"trace\":\\{(.*)\"emitted_at\":\\d+", "\"trace\":{$1\"emitted_at\":0"))
            .toList();
    assertThat(sent).isEqualTo(resource("expected.jsonl").lines().toList());
    assertThat(result.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.states())
        .containsEntry("users", "{\"at\":3}")
        .containsEntry("shop.orders", "{\"at\":1}")
        .containsEntry("codes", "{}");
    assertThat(pair.journal.rows()).isEqualTo(6);
    assertThat(result.warnings()).isEqualTo(resource("warnings.txt").lines().toList());
    StreamCounts users =
        Objects.requireNonNull(result.streams().get(new StreamDescriptor().withName("users")));
    assertThat(users.read()).isEqualTo(3);
    assertThat(users.status()).hasValue(AirbyteStreamStatus.COMPLETE);
    assertThat(users.estimatedRows()).hasValue(3);
    assertThat(pair.watcher.lines()).contains("SOURCE INFO reading users");
  }
}
