package dev.tern.cli.progress;

import dev.tern.cli.text.Screen;

/** Terminals of several sizes. */
final class Screens {

  private Screens() {}

  static Screen wide() {
    return new Screen(120, 40, false, true);
  }

  static Screen of(int width, int height) {
    return new Screen(width, height, false, true);
  }
}
