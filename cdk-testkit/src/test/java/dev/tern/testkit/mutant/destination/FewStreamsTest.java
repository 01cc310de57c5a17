package dev.tern.testkit.mutant.destination;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.DestinationSubject;
import dev.tern.testkit.destination.DestinationTrials;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number of streams or fields that is not many is refused: a rule would look at nothing. */
class FewStreamsTest {

  @TempDir Path folder;

  /** The model, with so many of each. */
  private record Few(ModelSubject model, int manyStreams, int manyColumns)
      implements DestinationSubject {
    @Override
    public Connector connector() {
      return model.connector();
    }

    @Override
    public JsonNode config() {
      return model.config();
    }

    @Override
    public DestinationStore store() {
      return model.store();
    }
  }

  private void refused(int streams, int columns, String sentence) {
    Few few = new Few(new ModelSubject(Fault.NONE, folder), streams, columns);
    try (DestinationTrials trials = new DestinationTrials(few, TranscriptJudge.none())) {
      assertThatThrownBy(() -> DestinationChecks.examine(trials, DestinationChecks.suite()))
          .isInstanceOf(ConfigException.class)
          .hasMessage(sentence);
    }
  }

  @Test
  void fewer_than_many_are_refused() {
    refused(1, 60, "The number 1 in manyStreams() is below 2. Write 2 or more.");
    refused(30, -1, "The number -1 in manyColumns() is below 1. Write 1 or more.");
  }
}
