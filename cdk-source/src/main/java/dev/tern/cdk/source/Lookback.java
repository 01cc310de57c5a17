package dev.tern.cdk.source;

import java.math.BigDecimal;

/**
 * How far below the saved cursor a stream is read again.
 *
 * @param order the order it can be taken back in
 * @param amount numbers, or seconds for moments
 */
record Lookback(CursorOrder order, BigDecimal amount) {}
