package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Judges whether spec, check and discover give their one result. */
final class ResultJudge implements Judge {

  private static final long FIRST_LINES = 10;
  private static final long FIRST_BYTES = 2 * 1024 * 1024;
  private static final Set<String> BESIDE = Set.of("LOG", "TRACE");

  private final Verdicts verdicts;
  private final Verb verb;
  private long results;
  private boolean failed;
  private boolean succeeded;
  private boolean told;

  ResultJudge(Verdicts verdicts, Verb verb) {
    this.verdicts = verdicts;
    this.verb = verb;
  }

  @Override
  public void see(Message message) {
    told |= message.isTrace("ERROR");
    if (isResult(message.type())) {
      result(message);
    } else if (verb == Verb.SPEC) {
      verdicts.require(
          BESIDE.contains(message.type()),
          "ANY-1",
          message.spot(),
          "spec prints a " + message.type());
    }
  }

  private boolean isResult(String type) {
    return switch (verb) {
      case SPEC -> type.equals("SPEC");
      case CHECK -> type.equals("CONNECTION_STATUS");
      default -> type.equals("CATALOG") || type.equals("DESTINATION_CATALOG");
    };
  }

  private void result(Message message) {
    results++;
    verdicts.require(
        results == 1,
        "CMD-9",
        message.spot(),
        verb.word() + " prints " + message.type() + " again");
    if (verb == Verb.SPEC && results == 1) {
      verdicts.require(
          message.spot().line() <= FIRST_LINES && message.spot().position() <= FIRST_BYTES,
          "CMD-4",
          message.spot(),
          "The SPEC is line " + message.spot().line());
    }
    if (verb == Verb.CHECK) {
      status(message.payload(), message.spot());
    }
  }

  private void status(JsonNode status, Spot spot) {
    failed |= status.path("status").asText().equals("FAILED");
    succeeded |= status.path("status").asText().equals("SUCCEEDED");
    boolean explained = !status.path("message").asText().isBlank();
    verdicts.require(!failed || explained, "CMD-7", spot, "A FAILED has no message");
  }

  @Override
  public void end(Ending ending) {
    Spot spot = ending.spot();
    if (ending.succeeded()) {
      verdicts.require(results > 0, "CMD-8", spot, verb.word() + " ends with 0 and no result");
      verdicts.require(
          !succeeded || !told, "CMD-7", spot, "check SUCCEEDED, and sent an ERROR trace");
    } else if (ending.failed()) {
      int code = ending.exitCode().orElse(0);
      verdicts.require(!failed, "CMD-7", spot, "check FAILED, and the exit code is " + code);
      boolean missing = verb == Verb.SPEC && results == 0 && told;
      verdicts.require(!missing, "CMD-1", spot, "spec fails");
    }
    if (verb == Verb.SPEC) {
      verdicts.looked("CMD-1");
    }
  }
}
