package dev.tern.testkit.suite;

import java.nio.file.Path;
import java.util.Set;

/**
 * A connector that runs outside of this process: its runs go on side by side, and may have fewer
 * rights than this process has.
 */
public interface Detached extends Surroundings {

  /**
   * The same as a user without rights, on a root that is read-only, as far as this machine can do
   * that. The caller closes it when its runs are over.
   *
   * @param needed files it cannot work without
   */
  Confinement confined(Set<Path> needed);
}
