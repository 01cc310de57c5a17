package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.rule.Profile;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Judges the states that a destination returns by those it was given. */
final class EchoJudge implements Judge {

  private static final int REMEMBERED = 1000;

  private final Verdicts verdicts;
  private final RecordCounts counts;
  private final Set<StreamDescriptor> streams;
  private final PendingStates pending = new PendingStates();
  private final Map<StateKey, PendingState> returned = new HashMap<>();
  private final Map<Long, Boolean> settled = new Recent();
  private long number;

  EchoJudge(Verdicts verdicts, RecordCounts counts, Set<StreamDescriptor> streams) {
    this.verdicts = verdicts;
    this.counts = counts;
    this.streams = streams;
  }

  /** The states that came back, or were passed over (true), not long ago. */
  @SuppressWarnings("serial") // it is never serialized
  private static final class Recent extends LinkedHashMap<Long, Boolean> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** A message on stdin. */
  void given(JsonNode message) {
    JsonNode record = message.path("record");
    JsonNode state = message.path("state");
    if (message.path("type").asText().equals("RECORD")) {
      Descriptors.find(record, "stream").ifPresent(counts::count);
    } else if (message.path("type").asText().equals("STATE") && state.isObject()) {
      pending.add(PendingState.of(state, ++number, counts));
    }
  }

  @Override
  public void see(Message message) {
    verdicts.require(
        !message.type().equals("RECORD"), "WRITE-19", message.spot(), "write prints a RECORD");
    if (message.type().equals("STATE")) {
      echo(message.payload(), message.spot());
    }
  }

  private void echo(JsonNode state, Spot spot) {
    PendingState echo = PendingState.of(state, 0, counts);
    Optional<PendingState> equal = pending.findEqual(echo);
    if (equal.isPresent()) {
      for (String rule : new String[] {"WRITE-2", "WRITE-4", "WRITE-5", "WRITE-6"}) {
        verdicts.looked(rule);
      }
      accept(equal.get(), state, spot);
    } else {
      unequal(echo, state, spot);
    }
  }

  private void accept(PendingState original, JsonNode state, Spot spot) {
    if (original.reset()) {
      verdicts.looked("WRITE-20");
    }
    count(original, state.path("destinationStats"), spot);
    settle(original);
  }

  private void settle(PendingState original) {
    Collection<PendingState> skipped = pending.settle(original);
    skipped.forEach(older -> settled.put(older.whole(), true));
    settled.put(original.whole(), false);
    if (original.key().stream().map(streams::contains).orElse(true)) {
      returned.put(original.key(), original);
    }
  }

  private void unequal(PendingState echo, JsonNode state, Spot spot) {
    String which = "A state of " + echo.key().text();
    Boolean skipped = settled.get(echo.whole());
    if (skipped != null) {
      String what = skipped ? " comes back behind a newer one" : " comes back twice";
      verdicts.broken(skipped ? "WRITE-6" : "WRITE-2", spot, which + what);
      return;
    }
    Optional<PendingState> original = pending.findOriginal(echo);
    if (original.isPresent()) {
      changed(original.get(), echo, spot);
      settle(original.get());
    } else if (!pending.forgetful()) {
      String known = state.has("id") ? "" : ", without an 'id',";
      verdicts.broken("WRITE-2", spot, which + known + " was never received");
    }
  }

  private void changed(PendingState original, PendingState echo, Spot spot) {
    String which = "A state of " + original.key().text();
    if (!original.key().equals(echo.key())) {
      verdicts.broken("WRITE-5", spot, which + " comes back as one of " + echo.key().text());
    } else if (original.reset() && !echo.reset()) {
      verdicts.broken("WRITE-20", spot, which + " without a position comes back with one");
    } else {
      boolean position = original.position() != echo.position();
      String what = position ? "another position" : "other properties";
      verdicts.broken("WRITE-4", spot, which + " comes back with " + what);
    }
  }

  private void count(PendingState original, JsonNode stats, Spot spot) {
    if (stats.isMissingNode() && verdicts.profile() == Profile.PROTOCOL) {
      return; // the document does not know counts
    }
    PendingState last = returned.get(original.key());
    long seen = original.records() - (last == null ? 0 : last.records());
    boolean certain = original.unknown() == (last == null ? 0 : last.unknown());
    boolean listed = original.key().stream().map(streams::contains).orElse(true);
    if (certain && listed) {
      OptionalLong said = sum(stats);
      String none = stats.isMissingNode() ? "are not there" : "are no counts";
      String what = said.isPresent() ? "count " + said.getAsLong() + " records" : none;
      verdicts.require(
          said.isPresent() && said.getAsLong() == seen,
          "WRITE-7",
          spot,
          "The destinationStats of "
              + original.key().text()
              + " "
              + what
              + "; "
              + seen
              + " came in");
    }
  }

  /** How many records stats speak of; empty when they do not, or of no whole number. */
  private static OptionalLong sum(JsonNode stats) {
    long sum = 0;
    for (String name : List.of("recordCount", "rejectedRecordCount")) {
      JsonNode count = stats.path(name);
      if (count.isNumber() && !(count.canConvertToExactIntegral() && count.canConvertToLong())) {
        return OptionalLong.empty();
      }
      sum += count.longValue();
    }
    return stats.isObject() ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  @Override
  public void end(Ending ending) {
    if (ending.succeeded()) {
      for (PendingState last : pending.last()) {
        verdicts.broken(
            "WRITE-6", ending.spot(), "The last state of " + last.key().text() + " is missing");
      }
    }
  }
}
