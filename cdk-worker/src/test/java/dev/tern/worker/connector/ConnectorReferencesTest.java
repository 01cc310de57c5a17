package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectorReferencesTest {

  @TempDir private Path folder;

  /** Says hello. */
  public static final class Hello implements ConnectorProgram {
    /** Called by its name. */
    public Hello() {}

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      streams.err().println("hello " + String.join(" ", arguments));
      return 7;
    }
  }

  private Connector parse(String reference) {
    return new ConnectorReferences(folder, OutputStream.nullOutputStream()).parse(reference);
  }

  private void assertRefused(String reference, String sentence) {
    assertThatThrownBy(() -> parse(reference))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence);
  }

  private Path jar(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void a_program_is_started_with_its_words_and_arguments() throws Exception {
    try (ConnectorRun run = parse("exec:sh -c 'echo \"$0 $1\"'").start(List.of("spec", "x"))) {
      assertThat(new String(run.output().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("spec x\n");
      assertThat(run.await(Duration.ofSeconds(10))).hasValue(0);
      assertThat(run.pid()).isPresent();
    }
  }

  @Test
  void a_class_runs_inside_this_process() throws Exception {
    Connector hello = parse("class:" + Hello.class.getName());
    try (ConnectorRun run = hello.start(List.of("spec"))) {
      assertThat(new String(run.errors().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("hello spec\n");
      assertThat(run.await(Duration.ofSeconds(10))).hasValue(7);
      assertThat(run.pid()).isEmpty();
    }
  }

  @Test
  void a_jar_a_folder_and_an_example_are_run_by_java() throws Exception {
    jar("one/target/one.jar");
    jar("one/target/original-one.jar");
    jar("examples/source-x/target/source-x.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(words("jar:one/target/one.jar"))
        .containsExactly(java, "-jar", folder.resolve("one/target/one.jar").toString());
    assertThat(words("./one"))
        .containsExactly(java, "-jar", folder.resolve("one/target/one.jar").toString());
    assertThat(words("source-x"))
        .endsWith(folder.resolve("examples/source-x/target/source-x.jar").toString());
    Path launcher = jar("examples/source-x/target/source-x");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    assertThat(words("source-x")).containsExactly(launcher.toString());
  }

  private List<String> words(String reference) {
    Connector connector = parse(reference);
    assertThat(connector.reference()).isEqualTo(reference);
    return ((ProcessConnector) connector).words();
  }

  @Test
  void a_bad_reference_gets_a_sentence_with_the_nearest_right_one() throws Exception {
    jar("examples/source-faker/target/source-faker.jar");
    jar("two/target/a.jar");
    jar("two/target/b.jar");
    Files.createDirectories(folder.resolve("examples/source-raw"));
    assertRefused("jra:x", "'jra:x' is no connector. Did you mean 'jar:PATH'?");
    assertRefused("source-fakr", "Did you mean 'source-faker'?");
    assertRefused("quite something else", "Write jar:PATH, exec:COMMAND");
    assertRefused("jar:nowhere.jar", "no jar 'nowhere.jar'");
    assertRefused("jar:", "Write 'jar:PATH'");
    assertRefused("exec: ", "names nothing");
    assertRefused("class:no.such.Class", "'no.such.Class' is no connector");
    assertRefused("class:java.lang.String", "is no connector");
    assertRefused("./nowhere", "Build it first");
    assertRefused("./two", "several jars");
    assertRefused("source-raw", "is not built");
    assertRefused("slow:fast", "'fast' is no rate");
    assertRefused("slow:0", "'0' is no rate");
    assertRefused("chaos:x", "'x' is no seed");
    assertRefused("slow:1k:nul:", "Did you mean 'null:'?");
  }

  @Test
  void every_reference_is_known_by_what_was_written() {
    for (String reference :
        List.of(
            "null:",
            "print:",
            "clear:",
            "jsonl:x",
            "replay:x",
            "slow:1k",
            "slow:5:null:",
            "chaos:7:exec:cat",
            "docker:airbyte/source-x:1.0")) {
      assertThat(parse(reference).reference()).isEqualTo(reference);
    }
  }

  /** A docker that writes down how it was called. */
  @Test
  void an_image_is_run_with_its_files_mounted() throws Exception {
    Path log = folder.resolve("calls");
    Path docker =
        Files.writeString(folder.resolve("docker"), "#!/bin/sh\necho \"$@\" >> " + log + "\n");
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    Path config = Files.writeString(folder.resolve("config.json"), "{}");
    DockerConnector connector =
        new DockerConnector("docker:some/image:1", "some/image:1", docker.toString());
    try (ConnectorRun run = connector.start(List.of("check", "--config", config.toString()))) {
      assertThat(run.await(Duration.ofSeconds(10))).hasValue(0);
    }
    assertThat(Files.readString(log).replaceAll("tern-[-0-9a-f]+", "NAME"))
        .isEqualTo(
            String.format(
                "run --rm -i --init --name NAME --user %s:%s -v %s:/tern/config.json:ro some/image:1"
                    + " check --config /tern/config.json\n",
                Files.getAttribute(config, "unix:uid"),
                Files.getAttribute(config, "unix:gid"),
                config));
  }

  @Test
  void killing_an_image_kills_the_container_and_not_only_its_client() throws Exception {
    Path log = folder.resolve("calls");
    Path docker =
        Files.writeString(
            folder.resolve("docker"),
            "#!/bin/sh\necho \"$1 $2\" >> " + log + "\n[ \"$1\" = kill ] || exec cat\n");
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    try (ConnectorRun run =
        new DockerConnector("docker:x", "x", docker.toString()).start(List.of("spec"))) {
      run.input().write("up\n".getBytes(StandardCharsets.UTF_8));
      run.input().flush();
      assertThat(run.output().read()).isEqualTo('u');
      run.kill();
      assertThat(run.await(Duration.ofSeconds(10))).isPresent();
    }
    assertThat(Files.readString(log)).startsWith("run --rm\nkill tern-");
  }
}
