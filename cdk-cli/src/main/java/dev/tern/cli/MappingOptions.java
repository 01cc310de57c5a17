package dev.tern.cli;

import dev.tern.worker.sync.StreamMapping;
import dev.tern.worker.sync.StreamMapping.NamespaceFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How streams are called at the destination. */
final class MappingOptions {

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      description =
          "namespace at the destination: 'source' for that of the source (usual), 'destination' for"
              + " its own, or any other, with $${SOURCE_NAMESPACE} for that of the source")
  private @Nullable String namespace;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "put before the names of streams at the destination")
  private String prefix = "";

  /** Whether one of them was given. */
  boolean any() {
    return namespace != null || !prefix.isEmpty();
  }

  /** The flags that were given and want something else than what is. */
  List<String> changing(StreamMapping before) {
    List<String> changing = new ArrayList<>();
    StreamMapping after = mapping();
    boolean same =
        after.namespace() == before.namespace() && after.format().equals(before.format());
    if (namespace != null && !same) {
      changing.add("--namespace");
    }
    if (!prefix.isEmpty() && !prefix.equals(before.prefix())) {
      changing.add("--prefix");
    }
    return changing;
  }

  StreamMapping mapping() {
    String wanted = namespace == null ? "source" : namespace;
    return switch (wanted) {
      case "source" -> new StreamMapping(NamespaceFrom.SOURCE, Optional.empty(), prefix);
      case "destination" -> new StreamMapping(NamespaceFrom.DESTINATION, Optional.empty(), prefix);
      default -> new StreamMapping(NamespaceFrom.CUSTOM_FORMAT, Optional.of(wanted), prefix);
    };
  }
}
