package dev.tern.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.Background;
import dev.tern.testkit.connector.LintJudge;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.source.SourceSuite;
import dev.tern.testkit.source.SourceTrials;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.Suite;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorReferences;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a connector gets the same verdicts inside this process, as a jar and as a command. */
class EveryDoorTest {

  /** Without the plain reads, which show no more. */
  private static final Suite<SourceTrials> SUITE = suite("ANY-7", "ANY-11");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "A_SECRET_ON_STDERR, ''",
    "A_SECRET_ON_STDOUT, ''",
    "A_LINE_ON_STDOUT, ''",
    "A_STACK_ON_STDERR, ''",
    "A_SECRET_WITHOUT_A_LINE_END, ''",
    "A_SECRET_BEFORE_IT_BEGINS, ENV-19",
    "A_LINE_BEFORE_IT_BEGINS, ANY-11 ENV-7",
  })
  void what_a_connector_prints_past_the_protocol_is_judged_alike_by_every_door(
      PrintingSource.Habit habit, String broken) throws Exception {
    String command = CommandConnector.ofClass(PrintingSource.class).reference();
    String archive = "jar:" + jar();
    CompletableFuture<Map<String, String>> apart = Background.call(() -> verdicts(command, habit));
    CompletableFuture<Map<String, String>> packed = Background.call(() -> verdicts(archive, habit));
    Map<String, String> inside = verdicts("class:" + PrintingSource.class.getName(), habit);

    assertThat(inside.entrySet())
        .filteredOn(it -> it.getValue().startsWith("FAILED") || it.getValue().startsWith("WARNED"))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(broken.isEmpty() ? new String[0] : broken.split(" "));
    assertThat(apart.join()).isEqualTo(inside);
    assertThat(packed.join()).isEqualTo(inside);
  }

  /** One with nothing in it but what leads to the class path of the tests. */
  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintingSource.class.getName());
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(path)
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("printing.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static Suite<SourceTrials> suite(String... tried) {
    Suite<SourceTrials> all = SourceSuite.suite();
    return new Suite<>(all.side(), all.rules(), all.only(Set.of(tried)).checks());
  }

  /** What is said of each rule. */
  private static Map<String, String> verdicts(String reference, PrintingSource.Habit habit) {
    Connector connector =
        new ConnectorReferences(Path.of(""), OutputStream.nullOutputStream()).parse(reference);
    Subjected subject = new Subjected(connector, habit);
    LintJudge judge = new LintJudge(Subject.SOURCE, subject, Optional.empty());
    try (SourceTrials trials = new SourceTrials(subject, judge)) {
      Report report =
          SUITE.examine(trials, trials.connector()).report(Profile.PLATFORM, trials.mask());
      Map<String, String> verdicts = new TreeMap<>();
      report
          .findings()
          .forEach(it -> verdicts.put(it.rule().id(), it.outcome() + " " + it.message()));
      return verdicts;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that is said about it. */
  private record Subjected(Connector connector, PrintingSource.Habit habit)
      implements SourceSubject {

    @Override
    public ObjectNode config() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("rows", 11)
          .put("password", "sesame-or-not")
          .put("prints", habit.name());
    }

    @Override
    public Optional<JsonNode> noisyConfig() {
      return Optional.of(config());
    }
  }
}
