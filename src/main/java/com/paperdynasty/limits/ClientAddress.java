package com.paperdynasty.limits;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** The IP address of a client. */
public record ClientAddress(InetAddress ip) {
  private static final int NETWORK_BYTES = 8;

  /**
   * Reads an address; never resolves a name. An IPv4 address that is mapped into IPv6 is the IPv4
   * address.
   */
  public static Optional<ClientAddress> parse(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    return bytes == null ? Optional.empty() : Optional.of(new ClientAddress(ip(bytes)));
  }

  private static InetAddress ip(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes, not " + bytes.length, e);
    }
  }

  /** The usual textual form. */
  public String text() {
    return NetUtil.toAddressString(ip);
  }

  /**
   * The key that limits count by: an IPv4 address, or the /64 of an IPv6 address, all of which is
   * one client's.
   */
  public String network() {
    if (ip instanceof Inet4Address) {
      return text();
    }
    byte[] bytes = ip.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    return NetUtil.toAddressString(ip(bytes)) + "/64";
  }
}
