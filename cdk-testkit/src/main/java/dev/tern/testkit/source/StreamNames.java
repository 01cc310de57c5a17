package dev.tern.testkit.source;

import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.connector.KnownNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names of streams in what an author says, held against those that {@code discover} offers. */
record StreamNames(SourceTrials trials) {

  /**
   * Takes them, when each is a stream; a source that offers none is the matter of a rule.
   *
   * @throws ConfigException when one is not
   */
  void require() throws InterruptedException {
    SourceSubject said = trials.subject();
    KnownNames offered = names(trials.streams());
    offered.require("emptyStreams()", said.emptyStreams().keySet());
    offered.require("unseenFields()", strangers(said.unseenFields(), offered.names()));
    offered.require("expectedRecords()", said.expectedRecords().keySet());
    offered.require("cursors()", said.cursors().keySet());
    offered.require("repeats()", said.repeats().keySet());
    offered.require("failingStream()", list(said.failingStream().map(FailingStream::stream)));
    offered.require("lateRecord()", list(said.lateRecord().map(LateRecord::stream)));
    Optional<OddValues> odd = said.oddValues();
    if (odd.isPresent()) {
      names(odd.get().offered(trials)).require("oddValues()", List.of(odd.get().stream()));
    }
  }

  private static List<String> list(Optional<String> name) {
    return name.stream().toList();
  }

  private static KnownNames names(List<OfferedStream> streams) {
    return new KnownNames(
        "stream", "discover offers", streams.stream().map(OfferedStream::name).distinct().toList());
  }

  /** Of fields with their stream before them, which may have a dot in its name, the streams. */
  private static List<String> strangers(Collection<String> fields, List<String> offered) {
    return fields.stream()
        .filter(field -> offered.stream().noneMatch(stream -> field.startsWith(stream + ".")))
        .map(field -> field.replaceFirst("\\.[^.]*$", ""))
        .toList();
  }
}
