package dev.tern.testkit.connector;

import dev.tern.cdk.error.ConfigException;

/**
 * A number in what an author says.
 *
 * @param place the method that says it, such as {@code cuts()}
 */
public record Amount(String place, long number) {

  /**
   * Takes it.
   *
   * @throws ConfigException when it is below the least it can be
   */
  public void requireAtLeast(long least) {
    if (number < least) {
      throw new ConfigException(
          "The number %d in %s is below %d. Write %d or more."
              .formatted(number, place, least, least));
    }
  }
}
