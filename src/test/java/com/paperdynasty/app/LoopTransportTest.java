package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.app.config.Configuration.Loops;
import io.vertx.core.transport.Transport;
import org.junit.jupiter.api.Test;

class LoopTransportTest {
  /** As on a machine whose system cannot load the library. */
  private static final Transport UNAVAILABLE =
      new Transport() {
        @Override
        public String name() {
          return "epoll";
        }

        @Override
        public boolean available() {
          return false;
        }

        @Override
        public Throwable unavailabilityCause() {
          return new UnsatisfiedLinkError("no libc.so.6");
        }

        @Override
        public io.vertx.core.spi.transport.Transport implementation() {
          throw new AssertionError();
        }
      };

  @Test
  void nioIsUsedWhereTheLibraryCannotBeLoaded() {
    assertThat(LoopTransport.orNio(UNAVAILABLE)).isSameAs(Transport.NIO);
  }

  @Test
  void nioIsUsedWhereTheLibraryIsNotInTheBuild() {
    assertThat(LoopTransport.orNio(null)).isSameAs(Transport.NIO);
  }

  @Test
  void nioIsUsedWhenItIsAskedFor() {
    assertThat(LoopTransport.of(Loops.Transport.NIO)).isSameAs(Transport.NIO);
  }

  @Test
  void automaticChoiceCanBeUsedHere() {
    assertThat(LoopTransport.of(Loops.Transport.AUTO).available()).isTrue();
  }

  @Test
  void transportThatIsAskedForAndCannotBeUsedStopsTheStart() {
    assertThatThrownBy(() -> LoopTransport.required(UNAVAILABLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event-loops.transport: epoll cannot be used here: no libc.so.6");
  }
}
