package dev.tern.examples.data;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.examples.data.JobKind.Field;
import dev.tern.examples.data.Offer.OfferedStep;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to jobs as time goes by: they are ordered, make progress step by step, and end. */
final class Story {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration BETWEEN_STEPS = Duration.ofDays(6);
  private static final Duration SOON = Duration.ofHours(5);
  private static final List<String> INFOS =
      List.of("Customer called", "Appointment moved", "Weather delay", "Document added");
  private static final List<String> ERRORS =
      List.of("Part missing", "Nobody at home", "Access denied", "Wrong address");
  private static final List<String> TEXTS =
      List.of("A-1042", "north side", "O'Brien & Sons", "signed", "n/a", "Änderung nötig", "B/77");

  private final Connection connection;
  private final Dice dice;
  private final Table jobs;
  private final Table events;
  private final List<Event> happened = new ArrayList<>();

  Story(Connection connection, Dice dice) throws SQLException {
    this.connection = connection;
    this.dice = dice;
    this.jobs =
        Table.of(
            connection,
            "jobs",
            "provider_id",
            "customer_id",
            "job_configuration_id",
            "provider_job_id",
            "provider_job_name");
    this.events =
        Table.of(
            connection,
            "events",
            "kind",
            "job_id",
            "name",
            "step_configuration_id",
            "event_metadata");
  }

  /** An event that has no row yet. */
  private record Event(
      String kind,
      long job,
      String name,
      @Nullable Long step,
      @Nullable String metadata,
      LocalDateTime moment) {}

  /** So many jobs are ordered between two moments, in the order of their ids. */
  void order(int count, People people, LocalDateTime from, LocalDateTime until)
      throws SQLException {
    List<Offer> offers = Offer.all(connection);
    List<LocalDateTime> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(dice.after(from, Duration.between(from, until)));
    }
    moments.sort(Comparator.naturalOrder());
    for (LocalDateTime moment : moments) {
      Offer offer = dice.pick(offers);
      String number = "P%d-%s".formatted(offer.provider(), dice.hex(4));
      String name = "%s #%d".formatted(offer.name(), dice.between(100, 999));
      jobs.add(
          offer.provider(),
          dice.pick(people.customers(moment)),
          offer.id(),
          number,
          name,
          moment,
          moment);
    }
  }

  /** Every open job goes on between two moments. */
  void goOn(LocalDateTime from, LocalDateTime until) throws SQLException {
    Map<Long, Offer> offers =
        Offer.all(connection).stream().collect(Collectors.toMap(Offer::id, Function.identity()));
    for (OpenJob job : OpenJob.all(connection)) {
      Offer offer = offers.get(job.offer());
      if (offer != null) {
        LocalDateTime next = job.lastSeen().isAfter(from) ? job.lastSeen() : from;
        goOn(job, offer.steps(), next, until);
      }
    }
    happened.sort(Comparator.comparing(Event::moment).thenComparing(Event::job));
    for (Event event : happened) {
      events.add(
          event.kind(),
          event.job(),
          event.name(),
          event.step(),
          event.metadata(),
          event.moment(),
          event.moment());
      jobs.touch(event.job(), event.moment());
    }
    happened.clear();
  }

  /** The latest change of any job or event. */
  LocalDateTime lastChange() throws SQLException {
    LocalDateTime job = jobs.lastChange();
    LocalDateTime event = events.lastChange();
    return job.isAfter(event) ? job : event;
  }

  /** Some events turn out to have been reported wrong. */
  void correct(int count, LocalDateTime from, Duration within) throws SQLException {
    List<Long> reported = events.ids("event_metadata IS NOT NULL");
    for (int i = 0; i < count; i++) {
      String metadata = "{\"Correction\":" + BigDecimal.valueOf(dice.between(1, 99_999), 2) + "}";
      events.change(dice.pick(reported), "event_metadata", metadata, dice.after(from, within));
    }
  }

  private void goOn(OpenJob job, List<OfferedStep> steps, LocalDateTime from, LocalDateTime until) {
    LocalDateTime moment = from;
    for (OfferedStep step : steps.subList(job.stepsDone(), steps.size())) {
      moment = dice.after(moment, BETWEEN_STEPS);
      if (moment.isAfter(until)) {
        return;
      }
      happened.add(new Event("step", job.id(), step.name(), step.id(), metadata(step), moment));
      moment = remark(job, moment, until);
    }
    moment = dice.after(moment, SOON);
    if (!moment.isAfter(until)) {
      happened.add(new Event("complete", job.id(), "Complete", null, null, moment));
    }
  }

  /** Now and then somebody has something to say, and later than the step itself. */
  private LocalDateTime remark(OpenJob job, LocalDateTime moment, LocalDateTime until) {
    boolean error = dice.percent(6);
    if (!error && !dice.percent(14)) {
      return moment;
    }
    LocalDateTime later = moment.plusMinutes(dice.between(1, 50));
    if (later.isAfter(until)) {
      return moment;
    }
    String name = dice.pick(error ? ERRORS : INFOS);
    happened.add(new Event(error ? "error" : "info", job.id(), name, null, null, later));
    return later;
  }

  private @Nullable String metadata(OfferedStep step) {
    if (step.fields().isEmpty()) {
      return null;
    }
    ObjectNode values = JSON.createObjectNode();
    for (Field field : step.fields()) {
      switch (field.kind()) {
        case "number" -> values.put(field.name(), BigDecimal.valueOf(dice.between(1, 99_999), 2));
        case "link" -> values.put(field.name(), "https://files.example.org/" + dice.hex(6));
        default -> values.put(field.name(), dice.pick(TEXTS));
      }
    }
    return values.toString();
  }
}
