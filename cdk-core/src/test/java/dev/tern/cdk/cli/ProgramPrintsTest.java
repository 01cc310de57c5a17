package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since what others print would be among it. */
@Isolated
class ProgramPrintsTest {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final ByteArrayOutputStream people = new ByteArrayOutputStream();
  private final ThreadGroup threads = new ThreadGroup("program");
  @TempDir private Path folder;

  @BeforeEach
  void takeTheConsole() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheConsoleBack() {
    System.setOut(out);
    System.setErr(err);
  }

  private ScriptedConnector run(ScriptedConnector.Script script) throws Exception {
    Path config = Files.writeString(folder.resolve("config.json"), "{\"token\":\"sesame\"}");
    ScriptedConnector connector =
        new ScriptedConnector(
            context -> {
              context.config();
              script.run(context);
            });
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(new byte[0]),
            connector.out,
            new PrintStream(people, true, StandardCharsets.UTF_8));
    ProgramPrints prints = new ProgramPrints(threads, streams);
    String[] arguments = {"read", "--config", config.toString(), "--catalog", config.toString()};
    inThread(() -> connector.run(arguments));
    System.out.println("of the host");
    prints.end();
    return connector;
  }

  private void inThread(Runnable task) throws InterruptedException {
    Thread thread = new Thread(threads, task, "program");
    thread.start();
    thread.join();
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_line_to_system_out_becomes_a_log_without_secrets() throws Exception {
    ScriptedConnector connector = run(context -> System.out.println("token sesame"));

    assertThat(connector.lines())
        .singleElement()
        .asString()
        .contains("\"WARN\"", "wrote to System.out: token **********");
    assertThat(text(printed).strip()).isEqualTo("of the host");
    assertThat(text(shown).strip()).isEqualTo("token **********");
  }

  @Test
  void a_line_to_system_err_is_text_for_people_without_secrets() throws Exception {
    ScriptedConnector connector = run(context -> System.err.print("token sesame"));

    assertThat(connector.lines()).isEmpty();
    assertThat(text(people).strip()).isEqualTo("token **********");
    assertThat(text(shown).strip()).isEqualTo("token **********");
  }

  @Test
  void what_is_printed_without_a_command_goes_out_as_it_is() throws Exception {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PrintStream own = new PrintStream(people, true, StandardCharsets.UTF_8);
    ProgramPrints prints =
        new ProgramPrints(
            threads, new StandardStreams(new ByteArrayInputStream(new byte[0]), target, own));
    inThread(
        () -> {
          System.out.println("grüße");
          System.err.println("to people");
        });
    prints.end();

    assertThat(text(target)).isEqualTo("grüße\n");
    assertThat(text(people).strip()).isEqualTo("to people");
    assertThat(text(printed)).isEmpty();
  }

  @Test
  void programs_side_by_side_give_the_streams_back_in_any_order() throws Exception {
    PrintStream before = System.out;
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), System.err);
    ProgramPrints first = new ProgramPrints(threads, streams);
    ProgramPrints second = new ProgramPrints(new ThreadGroup("second"), streams);
    first.end();
    inThread(() -> System.out.println("of nobody that runs"));
    ProgramPrints third = new ProgramPrints(new ThreadGroup("third"), streams);
    second.end();
    System.out.println("of the host");
    third.end();

    assertThat(System.out).isSameAs(before);
    assertThat(text(printed).lines()).containsExactly("of nobody that runs", "of the host");
  }
}
