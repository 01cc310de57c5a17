package dev.tern.testkit.source;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of streams in what an author says, held against those that {@code discover} offers. */
record StreamNames(SourceTrials trials) {

  private static final int TOLD = 10;

  /**
   * Takes them, when each is a stream; a source that offers none is the matter of a rule.
   *
   * @throws ConfigException when one is not
   */
  void require() throws InterruptedException {
    SourceSubject said = trials.subject();
    List<String> offered = names(trials.streams());
    require("emptyStreams()", said.emptyStreams().keySet(), offered);
    require("unseenFields()", strangers(said.unseenFields(), offered), offered);
    require("expectedRecords()", said.expectedRecords().keySet(), offered);
    require("cursors()", said.cursors().keySet(), offered);
    require("repeats()", said.repeats().keySet(), offered);
    require("failingStream()", list(said.failingStream().map(FailingStream::stream)), offered);
    require("lateRecord()", list(said.lateRecord().map(LateRecord::stream)), offered);
    Optional<OddValues> odd = said.oddValues();
    if (odd.isPresent()) {
      require("oddValues()", List.of(odd.get().stream()), names(odd.get().offered(trials)));
    }
  }

  private static List<String> list(Optional<String> name) {
    return name.stream().toList();
  }

  private static List<String> names(List<OfferedStream> streams) {
    return streams.stream().map(OfferedStream::name).distinct().toList();
  }

  /** Of fields with their stream before them, which may have a dot in its name, the streams. */
  private static List<String> strangers(Collection<String> fields, List<String> offered) {
    return fields.stream()
        .filter(field -> offered.stream().noneMatch(stream -> field.startsWith(stream + ".")))
        .map(field -> field.replaceFirst("\\.[^.]*$", ""))
        .toList();
  }

  private static void require(String place, Collection<String> said, List<String> offered) {
    for (String name : said) {
      if (!offered.isEmpty() && !offered.contains(name)) {
        throw new ConfigException(
            "The stream '%s' in %s is none that discover offers: %s."
                .formatted(name, place, told(name, offered)));
      }
    }
  }

  /** Those there are, with the one that is most likely meant before the others. */
  private static String told(String name, List<String> offered) {
    List<String> names = new ArrayList<>(offered);
    NearestName.find(name, offered)
        .ifPresent(
            nearest -> {
              names.remove(nearest);
              names.add(0, nearest);
            });
    String first =
        names.stream().limit(TOLD).map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    return names.size() > TOLD ? first + " and " + (names.size() - TOLD) + " more" : first;
  }
}
