package dev.tern.docs.snippets;

import static dev.tern.testkit.assertion.TernAssertions.assertThat;
import static dev.tern.testkit.http.RequestPattern.get;

import dev.tern.cdk.spec.Secret;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.testkit.ConnectorRunner;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.http.Faults;
import dev.tern.testkit.http.MockHttp;
import dev.tern.testkit.http.Reply;
import dev.tern.testkit.http.RequestPattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TicketsSourceTest {
  private static final String FIRST =
      """
      [{"id": 1, "subject": "Lamp", "updated_at": "2026-01-01T00:00:00Z"},
       {"id": 2, "subject": "Door", "updated_at": "2026-01-02T00:00:00Z"}]
      """;
  private static final String LATER =
      """
      [{"id": 2, "subject": "Door", "updated_at": "2026-01-02T00:00:00Z"},
       {"id": 3, "subject": "Roof", "updated_at": "2026-01-03T00:00:00Z"}]
      """;

  @AutoClose private final MockHttp http = MockHttp.start();
  private final RequestPattern tickets = get("/tickets").bearer("s3cret");
  private final ConnectorRunner source =
      ConnectorRunner.of(new TicketsSource())
          .config(new TicketsSource.Config(http.url(), Secret.of("s3cret")));

  // tag: resume
  @Test
  void a_second_sync_reads_what_is_new() {
    http.on(tickets.query("since", "1970-01-01T00:00:00Z")).answer(Reply.json(FIRST));
    http.on(tickets.query("since", "2026-01-02T00:00:00Z")).answer(Reply.json(LATER));

    RunResult first = source.read();
    RunResult second = source.state(first.savedState()).read();

    assertThat(first).succeeded().hasRecords("tickets", 2).completed("tickets");
    assertThat(second)
        .records("tickets", TicketsSource.Ticket.class)
        .extracting(TicketsSource.Ticket::id)
        .containsExactly(3L);
  }

  // end: resume

  // tag: faults
  @Test
  void a_server_that_breaks_down_is_asked_again() {
    http.on(tickets).answer(Faults.serverError(), Reply.json(FIRST));

    assertThat(source.read()).succeeded().hasRecords("tickets", 2);
  }

  @Test
  void a_body_that_breaks_off_is_no_end_of_the_list() {
    http.on(tickets).answer(Faults.truncated(Reply.json(FIRST)), Reply.json(FIRST));

    assertThat(source.read()).succeeded().hasRecords("tickets", 2);
  }

  // end: faults

  @Test
  void a_body_that_breaks_off_is_nobodys_fault() {
    http.on(tickets).answer(Faults.truncated(Reply.json(FIRST)));

    assertThat(source.check()).failedWith(FailureType.TRANSIENT_ERROR, "broke off");
  }

  @Test
  void a_wrong_key_is_named_and_not_shown() {
    http.on(get("/tickets").bearer("wr0ng")).answer(Reply.status(401));

    RunResult result =
        source.config(new TicketsSource.Config(http.url(), Secret.of("wr0ng"))).check();

    assertThat(result).refuses("refuses the 'key'").hides("wr0ng");
  }

  @Test
  void a_valid_key_is_accepted() {
    http.on(tickets.query("limit", "1")).answer(Reply.json("[]"));

    assertThat(source.check()).accepts();
  }
}
