package dev.tern.cdk.source;

import java.util.Optional;

/**
 * What one call of a page reader has to read.
 *
 * @param partition the part; {@link Partition#whole()} when the stream is not split
 * @param from the lower bound, the same for all pages of a part
 * @param page the token the page before gave; empty for the first page
 */
public record Slice(Partition partition, LowerBound from, Optional<String> page) {}
