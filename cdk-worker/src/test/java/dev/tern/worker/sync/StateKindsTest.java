package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.SyncMode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P8, P10, W9, W10. */
final class StateKindsTest {

  private static final String GLOBAL =
      "{'type':'STATE','state':{'type':'GLOBAL','global':{'shared_state':{'lsn':1},"
          + "'stream_states':[{'stream_descriptor':{'name':'a'},'stream_state':{'at':1}}]}}}";
  private static final String LEGACY = "{'type':'STATE','state':{'data':{'cursor':5}}}";

  private final Stub destination = Stub.echo();

  private Pair pair(String... lines) {
    return new Pair(Stub.source(0, lines), destination.connector()).stream("a");
  }

  private static AirbyteStateMessage saved(String json) throws IOException {
    return ProtocolJson.mapper().readValue(Pair.quoted(json), AirbyteStateMessage.class);
  }

  @Test
  void a_global_state_covers_the_records_of_all_streams() {
    Pair pair = pair(Pair.record("a", 1), Pair.record("b", 1), GLOBAL).stream("b");
    AttemptResult result = pair.run();
    assertThat(pair.journal.states()).containsEntry("", "global");
    assertThat(pair.journal.rows()).isEqualTo(2);
    assertThat(result.streams().values()).extracting(StreamCounts::committed).containsOnly(1L);
    assertThat(destination.states().get(0)).contains("\"recordCount\":2.0");
  }

  @Test
  void a_legacy_state_is_kept_whole() {
    Pair pair = pair(Pair.record("a", 1), LEGACY);
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.states()).containsEntry("", "{\"cursor\":5}");
  }

  @Test
  void platforms_refuse_legacy_states() {
    Pair pair = pair(LEGACY).lenient();
    assertThat(pair.run().failures().get(0).message()).contains("LEGACY state, which platforms");
  }

  /** W9. */
  @Test
  void two_kinds_of_state_in_one_sync_fail_it() {
    Pair pair = pair(Pair.record("a", 1), Pair.state("a", 1), GLOBAL);
    AttemptResult result = pair.run();
    assertThat(result.failures().get(0).message())
        .isEqualTo(
            "The source sent a GLOBAL state after a STREAM state. A sync has one kind of state.");
    assertThat(result.failures().get(0).origin()).isEqualTo(FailureReason.Origin.SOURCE);
    assertThat(destination.lines("COMPLETE")).isEmpty();
  }

  @Test
  void a_saved_state_of_another_kind_has_to_be_reset_first() throws Exception {
    Pair pair = pair(GLOBAL);
    pair.states =
        List.of(
            saved(
                "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},"
                    + "'stream_state':{'at':1}}}"));
    assertThat(pair.run().failures().get(0).message()).contains("Reset the state");
  }

  @Test
  void a_saved_legacy_state_may_become_another_kind() throws Exception {
    Pair pair = pair(Pair.record("a", 1), Pair.state("a", 1));
    pair.states = List.of(saved("{'type':'LEGACY','data':{'x':1}}"));
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  /** W10. */
  @Test
  void the_same_name_in_two_namespaces_is_two_streams() {
    String recordIn = Pair.record("a", 1).replace("'stream':", "'namespace':'%s','stream':");
    String stateIn = Pair.state("a", 1).replace("{'name':", "{'namespace':'%s','name':");
    Pair pair =
        new Pair(
                Stub.source(
                    0,
                    String.format(recordIn, "x"),
                    String.format(recordIn, "y"),
                    String.format(recordIn, "x"),
                    String.format(stateIn, "x").replace("1}", "7}"),
                    String.format(stateIn, "y")),
                destination.connector())
            .stream("a", stream -> in(stream, "x")).stream("a", stream -> in(stream, "y"));
    pair.run();
    assertThat(pair.journal.states())
        .containsOnly(
            java.util.Map.entry("x.a", "{\"at\":7}"), java.util.Map.entry("y.a", "{\"at\":1}"));
    assertThat(pair.journal.commits).extracting(Commit::rows).containsExactlyInAnyOrder(2L, 1L);
  }

  @Test
  void a_namespace_behind_the_data_is_seen_among_records_that_have_none() {
    String behind =
        Pair.record("a", 1)
            .replace("'emitted_at'", "'namespace':'x','meta':{'changes':[]},'emitted_at'");
    String stateIn = Pair.state("a", 1).replace("{'name':", "{'namespace':'x','name':");
    Pair pair =
        pair(
            Pair.record("a", 1),
            Pair.record("a", 2),
            behind,
            Pair.record("a", 3),
            Pair.state("a", 1),
            stateIn)
            .stream("a", stream -> in(stream, "x"));
    pair.run();
    assertThat(pair.journal.commits).extracting(Commit::rows).containsExactlyInAnyOrder(3L, 1L);
  }

  private static dev.tern.protocol.ConfiguredAirbyteStream in(
      dev.tern.protocol.ConfiguredAirbyteStream stream, String namespace) {
    stream.getStream().setNamespace(namespace);
    return stream;
  }

  /** P10. */
  @Test
  void a_full_refresh_without_a_state_gets_an_empty_one() {
    Pair pair =
        new Pair(Stub.source(0, Pair.record("a", 1)), destination.connector())
            .stream("a", stream -> stream.withSyncMode(SyncMode.FULL_REFRESH));
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(pair.journal.states()).containsEntry("a", "{}");
    assertThat(pair.journal.rows()).isEqualTo(1);
  }

  /** P10. */
  @Test
  void no_state_is_made_up_where_one_came_or_the_stream_can_resume_or_the_source_failed() {
    Pair sent =
        new Pair(Stub.source(0, Pair.record("a", 1), Pair.state("a", 1)), Stub.echo().connector())
            .stream("a", stream -> stream.withSyncMode(SyncMode.FULL_REFRESH));
    sent.run();
    assertThat(sent.journal.states()).containsEntry("a", "{\"at\":1}");
    Pair resumable =
        new Pair(Stub.source(0, Pair.record("a", 1)), Stub.echo().connector())
            .stream(
                "a",
                stream -> {
                  stream.getStream().setIsResumable(true);
                  return stream.withSyncMode(SyncMode.FULL_REFRESH);
                });
    resumable.run();
    assertThat(resumable.journal.commits).isEmpty();
    Pair failed =
        new Pair(Stub.source(1, Pair.record("a", 1)), Stub.echo().connector())
            .stream("a", stream -> stream.withSyncMode(SyncMode.FULL_REFRESH));
    failed.run();
    assertThat(failed.journal.commits).isEmpty();
  }

  @Test
  void a_state_that_is_no_message_is_dropped_with_a_warning() {
    for (String odd :
        List.of(
            "'type':'STREAM','stream':{'stream_descriptor':{'name':'a','namespace':[]}}",
            "'type':'','stream':{'stream_descriptor':{'name':'a'},'stream_state':{}}",
            "'type':'STREAM','stream':{'stream_descriptor':{'name':'a'}},'sourceStats':[]")) {
      AttemptResult result =
          pair("{'type':'STATE','state':{" + odd + "}}", Pair.status("a", "COMPLETE")).run();
      assertThat(result.warnings())
          .contains("The source sent a STATE that is not whole. It is dropped.");
    }
  }

  @Test
  void the_source_gets_its_states_the_way_it_sent_them() throws Exception {
    AirbyteStateMessage a =
        saved(
            "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'x':1.10}}}");
    assertThat(handed(List.of(a)))
        .isEqualTo(
            Pair.quoted(
                "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},"
                    + "'stream_state':{'x':1.10}}}]"));
    assertThat(handed(List.of(saved("{'type':'LEGACY','data':{'x':1}}")))).isEqualTo("{\"x\":1}");
    assertThat(handed(List.of(saved(GLOBAL.substring(24, GLOBAL.length() - 1)))))
        .startsWith("[{\"type\":\"GLOBAL\"");
  }

  private String handed(List<AirbyteStateMessage> states) {
    StringBuilder file = new StringBuilder();
    Stub source =
        Stub.of(
            (stub, in, out, stop) -> {
              file.append(stub.file("--state"));
              return 0;
            });
    Pair pair = new Pair(source.connector(), Stub.echo().connector()).stream("a");
    pair.states = states;
    pair.run();
    return file.toString();
  }
}
