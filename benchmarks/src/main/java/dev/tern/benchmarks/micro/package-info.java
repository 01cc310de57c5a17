/** Single steps of the hot paths, for JMH. */
@org.jspecify.annotations.NullMarked
package dev.tern.benchmarks.micro;
