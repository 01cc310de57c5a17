package dev.tern.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar has it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(development)");
    return new String[] {"cdk " + version};
  }
}
