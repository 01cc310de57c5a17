package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P11, W11, W22. */
final class ControlTest {

  private static final String SCHEMA =
      "{'type':'object','required':['token'],'properties':{'token':{'type':'string',"
          + "'airbyte_secret':true},'key':{'type':'string','airbyte_secret':true},"
          + "'host':{'type':'string'}}}";

  @TempDir private Path folder;

  private static String control(String config) {
    return "{'type':'CONTROL','control':{'type':'CONNECTOR_CONFIG','emitted_at':1,"
        + "'connectorConfig':{'config':"
        + config
        + "}}}";
  }

  private Pair pair(int exit, String... lines) {
    Pair pair = new Pair(Stub.source(exit, lines), Stub.echo().connector()).stream("a");
    pair.sourceSpec = Pair.spec(SCHEMA);
    pair.config.put("token", "old-token-1").put("key", "key-canary-7").put("host", "h");
    return pair;
  }

  /** W11. */
  @Test
  void a_new_configuration_is_kept_though_the_source_crashes_next() {
    Pair pair = pair(1, control("{'token':'new-token-2','key':'**********','host':'h'}"));
    AttemptResult result = pair.run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(pair.journal.configs)
        .singleElement()
        .hasToString(Pair.quoted("{'token':'new-token-2','key':'key-canary-7','host':'h'}"));
  }

  /** P11: it is kept before what follows it has gone anywhere. */
  @Test
  void a_new_configuration_is_kept_while_the_destination_takes_nothing() {
    Stub stuck =
        Stub.of(
            (stub, in, out, stop) -> {
              java.util.concurrent.CountDownLatch stopped =
                  new java.util.concurrent.CountDownLatch(1);
              stop.onRequest(stopped::countDown);
              stopped.await();
              return 1;
            });
    Stub flood =
        Stub.of(
            (stub, in, out, stop) -> {
              for (int i = 0; i < 100_000; i++) {
                out.println(Pair.quoted(Pair.record("a", i)));
                if (i == 1_000) {
                  out.println(Pair.quoted(control("{'token':'new-token-2','host':'h'}")));
                }
              }
              return 0;
            });
    Pair pair = new Pair(flood.connector(), stuck.connector()).stream("a");
    pair.sourceSpec = Pair.spec(SCHEMA);
    pair.config.put("token", "old-token-1");
    pair.times(Duration.ofMinutes(1), Duration.ofMillis(600), Duration.ofSeconds(1));
    AttemptResult result = pair.run();
    assertThat(result.failures().get(0).message()).contains("has taken nothing for 600 ms");
    assertThat(pair.journal.configs).hasSize(1);
  }

  @Test
  void a_configuration_that_does_not_fit_stops_the_sync() {
    Pair pair = pair(0, control("{'host':'h'}"), Pair.record("a", 1), Pair.state("a", 1));
    AttemptResult result = pair.run();
    assertThat(result.failures().get(0).message())
        .startsWith("The source changed its configuration, which does not fit")
        .contains("/token is missing");
    assertThat(pair.journal.configs).isEmpty();
    assertThat(pair.journal.commits).isEmpty();
  }

  @Test
  void platforms_go_on_with_the_configuration_before() {
    Pair pair = pair(0, control("{'host':'h'}"), Pair.record("a", 1), Pair.state("a", 1)).lenient();
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.configs).isEmpty();
    assertThat(pair.watcher.lines()).anyMatch(line -> line.startsWith("SOURCE ERROR The source"));
  }

  /** W22. */
  @Test
  void secrets_are_in_no_log_no_failure_and_no_tee() throws Exception {
    Path tee = folder.resolve("tee");
    Pair pair =
        pair(
            1,
            "{'type':'LOG','log':{'level':'INFO','message':'using key-canary-7'}}",
            "garbage key-canary-7",
            control("{'token':'fresh-canary-8','key':'key-canary-7'}"),
            "{'type':'LOG','log':{'level':'INFO','message':'now fresh-canary-8',"
                + "'stack_trace':'at fresh-canary-8'}}",
            "{'type':'TRACE','trace':{'type':'ERROR','emitted_at':5,'error':{'message':"
                + "'no fresh-canary-8','internal_message':'old-token-1','stack_trace':"
                + "'key-canary-7','failure_type':'config_error'}}}");
    pair.options = pair.options.withTee(Optional.of(tee));
    AttemptResult result = pair.run();
    String all = result + " " + pair.watcher.lines() + Files.readString(tee);
    assertThat(all).doesNotContain("canary", "old-token");
    assertThat(all).contains("using **********", "no **********");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tee)))
        .isEqualTo("rw-------");
    FailureReason told = result.failures().get(0);
    assertThat(told.type())
        .isEqualTo(dev.tern.protocol.AirbyteErrorTraceMessage.FailureType.CONFIG_ERROR);
    assertThat(told.origin()).isEqualTo(FailureReason.Origin.SOURCE);
  }

  @Test
  void configurations_are_private_files_that_are_gone_afterwards() throws Exception {
    List<String> seen = new ArrayList<>();
    Stub source =
        Stub.of(
            (stub, in, out, stop) -> {
              Path file = stub.path("--config");
              seen.add(file.toString());
              seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
              return 0;
            });
    new Pair(source.connector(), Stub.echo().connector()).stream("a").run();
    assertThat(seen.get(1)).isEqualTo("rw-------");
    assertThat(Path.of(seen.get(0))).doesNotExist();
    assertThat(Path.of(seen.get(0)).getParent()).doesNotExist();
  }
}
