package com.paperdynasty.app;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = PaperDynasty.class.getPackage().getImplementationVersion();
    return new String[] {
      version == null ? "Paper Dynasty, from source" : "Paper Dynasty " + version
    };
  }
}
