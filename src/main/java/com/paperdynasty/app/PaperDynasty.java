package com.paperdynasty.app;

/** The program's entry point. */
public final class PaperDynasty {
  private PaperDynasty() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    System.out.println("Paper Dynasty");
  }
}
