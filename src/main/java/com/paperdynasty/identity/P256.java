package com.paperdynasty.identity;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The curve of {@code ES256}. */
final class P256 {
  static final ECParameterSpec PARAMETERS = parameters();

  private P256() {}

  /** Whether these are the parameters of this curve, and not of another of the same size. */
  static boolean is(ECParameterSpec other) {
    return PARAMETERS.getCurve().equals(other.getCurve())
        && PARAMETERS.getGenerator().equals(other.getGenerator())
        && PARAMETERS.getOrder().equals(other.getOrder());
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has this curve", e);
    }
  }
}
