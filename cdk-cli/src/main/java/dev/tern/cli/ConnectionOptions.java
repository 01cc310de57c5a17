package dev.tern.cli;

import dev.tern.worker.StreamChoice;
import dev.tern.worker.store.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** What can be said of a connection when it is made. */
final class ConnectionOptions {

  @Mixin private final LinkOptions configs = new LinkOptions();
  @Mixin private final MappingOptions mapping = new MappingOptions();
  @Mixin private final StreamOptions streams = new StreamOptions();
  @Mixin private final CatalogFileOption catalog = new CatalogFileOption();

  LinkOptions configs() {
    return configs;
  }

  MappingOptions mapping() {
    return mapping;
  }

  StreamOptions streams() {
    return streams;
  }

  CatalogFileOption catalog() {
    return catalog;
  }

  /** Whether anything is said that a saved connection has already. */
  boolean any() {
    return configs.any() || mapping.any() || streams.shapes() || catalog.given();
  }

  /** The flags that were given and want something else than a connection is. */
  List<String> changing(Connection there, Session session) {
    List<StreamChoice> choices = session.worker().connections().choices(there);
    Set<String> flags = new LinkedHashSet<>();
    choices.stream()
        .filter(choice -> streams.named().map(globs -> globs.picks(choice.stream())).orElse(true))
        .forEach(choice -> flags.addAll(streams.selection().changing(choice)));
    flags.addAll(mapping.changing(there.mapping()));
    catalog
        .choices(session.around())
        .filter(wanted -> !wanted.equals(choices))
        .ifPresent(wanted -> flags.add("--catalog"));
    return List.copyOf(flags);
  }

  /** Looks that nothing is said which a catalog in a file says, too. */
  void requireOneVoice(CommandSpec spec) {
    catalog.requireAlone(spec, streams.shapes());
  }
}
