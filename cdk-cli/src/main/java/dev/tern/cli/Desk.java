package dev.tern.cli;
final class Desk {}
