package com.paperdynasty.app;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {
  private static final String SOURCE = "from source";

  /** The number alone. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? SOURCE : version;
  }

  @Override
  public String[] getVersion() {
    String version = number();
    return new String[] {
      version.equals(SOURCE) ? "Paper Dynasty, from source" : "Paper Dynasty " + version
    };
  }
}
