package dev.tern.cli.text;

/**
 * What a terminal can show.
 *
 * @param width in columns
 * @param height in lines
 * @param color whether color is wanted
 * @param unicode whether it shows more than ASCII
 */
public record Screen(int width, int height, boolean color, boolean unicode) {

  /** What is assumed of one that does not tell. */
  public static final Screen USUAL = new Screen(80, 24, false, true);
}
