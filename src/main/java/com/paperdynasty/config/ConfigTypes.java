package com.paperdynasty.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts values to the types of a settings record: by Jackson, with our names and bounds. */
public final class ConfigTypes {
  private final SimpleModule module = new SimpleModule();

  /** The number types, with the bounds of their {@link Setting}. */
  public ConfigTypes() {
    module.setDeserializerModifier(new EnumNames());
    module.addDeserializer(int.class, BoundedNumber.usual(Integer.class, Math::toIntExact));
    module.addDeserializer(long.class, BoundedNumber.usual(Long.class, Long::valueOf));
  }

  /**
   * Adds a type that is written as a text.
   *
   * @param parse returns empty for an invalid text
   * @param complaint follows the key in the message about an invalid text; %s is the text
   */
  public <T> ConfigTypes with(
      Class<T> type, Function<String, Optional<T>> parse, String complaint) {
    module.addDeserializer(type, new FromText<>(type, parse, complaint));
    return this;
  }

  ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(module)
        .annotationIntrospector(new KebabEnums())
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static final class BoundedNumber<T extends Number> extends StdScalarDeserializer<T>
      implements ContextualDeserializer {
    @Serial private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final transient Function<Long, T> narrow;
    private final long least;
    private final long most;

    private BoundedNumber(Class<T> type, Function<Long, T> narrow, long least, long most) {
      super(type);
      this.type = type;
      this.narrow = narrow;
      this.least = least;
      this.most = most;
    }

    static <T extends Number> BoundedNumber<T> usual(Class<T> type, Function<Long, T> narrow) {
      return new BoundedNumber<>(type, narrow, Setting.USUALLY_LEAST, Setting.USUALLY_MOST);
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      Setting own = property == null ? null : property.getAnnotation(Setting.class);
      return own == null ? this : new BoundedNumber<>(type, narrow, own.least(), own.most());
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      long value = parser.getLongValue();
      if (value < least || value > most) {
        throw JsonMappingException.from(parser, "must be from " + least + " to " + most);
      }
      return narrow.apply(value);
    }
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Function<String, Optional<T>> parse;
    private final String complaint;

    FromText(Class<T> type, Function<String, Optional<T>> parse, String complaint) {
      super(type);
      this.parse = parse;
      this.complaint = complaint;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getText();
      return parse
          .apply(text)
          .orElseThrow(() -> JsonMappingException.from(parser, complaint.formatted(text)));
    }
  }

  /** Accepts exactly the names of an enum's constants. */
  private static final class EnumNames extends BeanDeserializerModifier {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> usual) {
      Map<String, Object> constants = new LinkedHashMap<>();
      for (Object constant : type.getRawClass().getEnumConstants()) {
        constants.put(word((Enum<?>) constant), constant);
      }
      String complaint = "must be one of " + String.join(", ", constants.keySet());
      return new FromText<>(
          Object.class, text -> Optional.ofNullable(constants.get(text)), complaint);
    }
  }

  /** {@code X_FORWARDED_FOR} is {@code x-forwarded-for}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for the keys of a map. */
  private static final class KebabEnums extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      for (int i = 0; i < constants.length; i++) {
        names[i] = word(constants[i]);
      }
      return names;
    }
  }
}
