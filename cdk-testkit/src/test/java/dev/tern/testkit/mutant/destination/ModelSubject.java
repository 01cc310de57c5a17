package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.DestinationSubject;
import dev.tern.testkit.destination.Feature;
import dev.tern.testkit.destination.Outage;
import dev.tern.testkit.destination.Rejection;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The model as its author would declare it. */
final class ModelSubject implements DestinationSubject {

  /** What it logs in with. */
  static final String TOKEN = "4eeb3c2d-a7a1";

  private static final long MEMORY = 320_000_000;

  private static final Set<Fault> HANGING =
      EnumSet.of(Fault.WAITS_FOR_INPUT, Fault.HOLDS_STATES_BACK, Fault.SKIPS_STATES);

  private final Fault fault;
  private final Path folder;
  private final Gate gate = new Gate();
  private final Set<StopSignal> running = ConcurrentHashMap.newKeySet();

  ModelSubject(Fault fault, Path folder) {
    this.fault = fault;
    this.folder = folder;
  }

  @Override
  public Connector connector() {
    return ProgramConnector.of(() -> new ModelDestination(fault, gate, running));
  }

  @Override
  public JsonNode config() {
    ObjectNode config = JsonNodeFactory.instance.objectNode().put("path", folder.toString());
    return config.put("token", TOKEN);
  }

  @Override
  public DestinationStore store() {
    return new ModelStore(folder, fault);
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.allOf(Feature.class);
  }

  /** Only where a process matters, because they take their time to start. */
  @Override
  public Optional<Connector> process() {
    boolean matters = fault == Fault.NONE || fault == Fault.LOSES_ROWS_WHEN_KILLED;
    return matters || fault == Fault.HOARDS ? Optional.of(process("-Xmx256m")) : Optional.empty();
  }

  @Override
  public Optional<Connector> inLittleMemory() {
    boolean matters = fault == Fault.NONE || fault == Fault.KEEPS_EVERYTHING_IN_MEMORY;
    return matters ? Optional.of(process("-Xmx192m")) : Optional.empty();
  }

  @Override
  public OptionalLong memoryLimit() {
    boolean matters = fault == Fault.NONE || fault == Fault.HOARDS;
    return matters ? OptionalLong.of(MEMORY) : OptionalLong.empty();
  }

  private Connector process(String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    ConnectorCommand command =
        ConnectorCommand.ofClass(ModelDestination.class, all.toArray(String[]::new));
    List<String> words = new ArrayList<>(command.words());
    words.add(fault.name());
    return new CommandConnector(ConnectorCommand.of(words.toArray(String[]::new)));
  }

  /** Only where it matters, because the model waits. */
  @Override
  public Optional<Outage> outage() {
    boolean matters = fault == Fault.NONE || fault.rule().equals("DST-23");
    return matters ? Optional.of(new Outage(config(), gate::shut, gate::open)) : Optional.empty();
  }

  @Override
  public Optional<Rejection> rejection() {
    return Optional.of(Rejection.ofUnknownUpdate());
  }

  @Override
  public Duration patience() {
    if (fault == Fault.ECHOES_AT_THE_END) {
      return Duration.ofSeconds(24); // it hangs, and gets a lot
    }
    return HANGING.contains(fault) ? Duration.ofSeconds(8) : Duration.ofSeconds(30);
  }

  @Override
  public int manyStreams() {
    return 30;
  }

  @Override
  public int manyColumns() {
    return 60;
  }
}
