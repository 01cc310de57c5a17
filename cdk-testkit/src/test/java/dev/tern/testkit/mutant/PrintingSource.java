package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.protocol.AirbyteStream;
import java.util.List;

/**
 * A model source that prints past the protocol what its configuration says: inside this process and
 * as one.
 */
public final class PrintingSource extends ModelSource {

  /** What it prints, where, and when. */
  enum Habit {
    A_SECRET_ON_STDERR,
    A_SECRET_ON_STDOUT,
    A_LINE_ON_STDOUT,
    A_STACK_ON_STDERR,
    A_SECRET_WITHOUT_A_LINE_END,
    A_SECRET_BEFORE_IT_BEGINS,
    A_LINE_BEFORE_IT_BEGINS
  }

  /** For whoever makes it by its name. */
  public PrintingSource() {
    super(new ModelStore());
  }

  public static void main(String[] arguments) {
    PrintingSource source = new PrintingSource();
    begins(arguments);
    System.exit(ConnectorCli.run(source, source.commands(), arguments));
  }

  @Override
  public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    begins(arguments);
    return ConnectorCli.run(this, commands(), arguments, streams, stop);
  }

  private static void begins(String[] arguments) {
    String config = arguments.length > 2 ? CommandMutants.text(arguments[2]) : "";
    if (config.contains(Habit.A_SECRET_BEFORE_IT_BEGINS.name())) {
      System.err.println("It begins with " + config);
    }
    if (config.contains(Habit.A_LINE_BEFORE_IT_BEGINS.name())) {
      System.out.println("It begins.");
    }
  }

  @Override
  ObjectNode specification() {
    ObjectNode specification = super.specification();
    specification.withObject("/properties/prints").put("type", "string");
    return specification;
  }

  @Override
  public void check(ObjectNode config) {
    prints(config);
    super.check(config);
  }

  @Override
  List<AirbyteStream> streams(JsonNode config) {
    prints(config);
    return super.streams(config);
  }

  private static void prints(JsonNode config) {
    String secret = config.path("password").asText();
    switch (Habit.valueOf(config.path("prints").asText())) {
      case A_SECRET_ON_STDERR -> System.err.println("The password is " + secret);
      case A_SECRET_ON_STDOUT -> System.out.println("The password is " + secret);
      case A_SECRET_WITHOUT_A_LINE_END -> System.err.print("The password is " + secret);
      case A_LINE_ON_STDOUT -> System.out.println("It works.");
      case A_STACK_ON_STDERR -> new IllegalStateException("It works.").printStackTrace();
      case A_SECRET_BEFORE_IT_BEGINS, A_LINE_BEFORE_IT_BEGINS -> {}
    }
  }
}
