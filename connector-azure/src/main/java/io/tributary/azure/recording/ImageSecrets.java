package io.tributary.azure.recording;

import io.tributary.azure.source.ValueMask;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks what people put secrets in when they build images: the values of variables, in a config's
 * environment and in the steps that set them. {@code PATH} is seen, which every image sets. What
 * repeats them in other forms, and nobody reads, is left out.
 */
final class ImageSecrets {
  /** Whatever shell the image has; some builders note a step as it was written. */
  private static final Pattern SETTING =
      Pattern.compile("(?s)^((?:.*?#\\(nop\\)\\s+)?(?i:ENV|ARG)\\s+)(.+)$");

  private static final Pattern SET = Pattern.compile("(?s)^([^\\s=]+)=(\\S*).*$");
  private static final Pattern ARGUMENTS =
      Pattern.compile("(?s)^((?:RUN\\s+)?\\|\\d+ )(.*?)( /bin/\\w+ -c .*)?$");
  private static final Pattern VARIABLE = Pattern.compile("(?s)^([^=]*)=.*$");

  /** How Docker built a layer, what it does in images on top, and configs of the first schema. */
  private static final Set<String> NEVER = Set.of("container_config", "onbuild", "v1compatibility");

  private final Set<String> shown = new TreeSet<>(Set.of("path"));

  /**
   * A mask.
   *
   * @param shown names of variables whose values may be seen, in any casing
   */
  ImageSecrets(Collection<String> shown) {
    shown.forEach(name -> this.shown.add(name.toLowerCase(Locale.ROOT)));
  }

  /** The tree with the values masked; the same tree when it has none. */
  @Nullable Object mask(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list(list, this::mask);
    }
    if (!(value instanceof Document document)) {
      return value;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    boolean[] differs = {false};
    document.forEach(
        (key, held) -> {
          if (held != null && NEVER.contains(key.toLowerCase(Locale.ROOT))) {
            differs[0] = true;
            return;
          }
          Object seen = held;
          if (key.equalsIgnoreCase("env") && held instanceof List<?> variables) {
            seen = list(variables, this::variable);
          } else if (key.equalsIgnoreCase("created_by") && held instanceof String step) {
            seen = step(step);
          } else {
            seen = mask(held);
          }
          differs[0] |= seen != held;
          changed.put(key, seen);
        });
    return differs[0] ? Document.owning(changed) : document;
  }

  private static List<?> list(List<?> list, Function<@Nullable Object, @Nullable Object> mask) {
    List<@Nullable Object> changed = new ArrayList<>(list.size());
    boolean differs = false;
    for (Object element : list) {
      Object seen = mask.apply(element);
      differs |= seen != element;
      changed.add(seen);
    }
    return differs ? changed : list;
  }

  private @Nullable Object variable(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value == null ? null : ValueMask.MASKED;
    }
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.matches()) {
      return text.isEmpty() ? text : ValueMask.MASKED;
    }
    return isShown(variable.group(1)) ? text : variable.group(1) + "=" + ValueMask.MASKED;
  }

  /** A step without the values that it sets; what follows a value may be part of it. */
  private String step(String step) {
    Matcher arguments = ARGUMENTS.matcher(step);
    if (arguments.matches()) {
      String command = arguments.group(3) == null ? "" : arguments.group(3);
      return arguments.group(1) + ValueMask.MASKED + command;
    }
    Matcher setting = SETTING.matcher(step);
    if (!setting.matches()) {
      return step;
    }
    Matcher set = SET.matcher(setting.group(2));
    if (!set.matches()) {
      return setting.group(1) + ValueMask.MASKED;
    }
    String name = set.group(1);
    String value = isShown(name) ? set.group(2) : ValueMask.MASKED;
    return setting.group(1) + name + "=" + value;
  }

  private boolean isShown(String name) {
    return shown.contains(name.toLowerCase(Locale.ROOT));
  }
}
