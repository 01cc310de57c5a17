package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the estimates of a source. */
final class EstimateJudge implements Judge {

  private final Verdicts verdicts;
  private @Nullable String kind;

  EstimateJudge(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public void see(Message message) {
    if (!message.isTrace("ESTIMATE")) {
      return;
    }
    JsonNode estimate = message.payload().path("estimate");
    if (!estimate.isObject()) {
      return;
    }
    verdicts.require(
        estimate.hasNonNull("row_estimate") && estimate.hasNonNull("byte_estimate"),
        "READ-24",
        message.spot(),
        "An estimate lacks row_estimate or byte_estimate");
    String here = estimate.path("type").asText().toUpperCase(Locale.ROOT);
    verdicts.require(
        kind == null || kind.equals(here),
        "READ-24",
        message.spot(),
        "An estimate is of type " + here + " where those before were " + kind);
    kind = here;
  }
}
