package dev.tern.worker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a disk does not take what is written to it. */
enum Refusal {
  /** It has no space left. */
  FULL,
  /** Nothing can be written there, by this user at least. */
  READ_ONLY,
  /** Something else: rights, or a file that is in the way. */
  OTHER;

  /** Less than a database takes to be opened. */
  private static final long LITTLE = 64 << 10;

  /** Looks at the disk below a place, which need not be there. */
  static Refusal of(Path place) {
    try {
      Path there = place.toAbsolutePath();
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      if (!Files.isWritable(there)) {
        return READ_ONLY;
      }
      return Files.getFileStore(there).getUsableSpace() < LITTLE ? FULL : OTHER;
    } catch (IOException e) {
      return OTHER;
    }
  }
}
