package dev.sextant;

import dev.sextant.ops.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of a folder or file: on disk when it is there, otherwise as they were shipped inside the program. */
final class Shipped {
    private Shipped() {}

    /** What to tell whoever starts a node: a folder that lies there goes before what the program brings, and may be an old one. */
    static String onDisk(Settings settings) {
        return Stream.of(settings.plan(), settings.web())
                .filter(Files::isDirectory)
                .map(folder ->
                        "取自文件夹，不是程序自带 / from this folder, not from the program: " + folder.toAbsolutePath() + "\n")
                .collect(Collectors.joining());
    }

    /** All YAML files below a folder: path, as it shall stand in messages, to text. */
    static Map<String, String> texts(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return read(folder, folder.toString());
            }
            return inside(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file. */
    static String text(Path file) {
        Path parent = file.getParent();
        String text = texts(parent == null ? Path.of(".") : parent)
                .get(file.toString().replace('\\', '/'));
        if (text == null) {
            throw new Sextant.Unusable("没有文件 " + file, "There is no file " + file);
        }
        return text;
    }

    /** A file that is no text. */
    static byte[] content(Path file) {
        try (InputStream shipped = Files.exists(file)
                ? Files.newInputStream(file)
                : Shipped.class
                        .getClassLoader()
                        .getResourceAsStream(file.toString().replace('\\', '/'))) {
            if (shipped == null) {
                throw new Sextant.Unusable("没有文件 " + file, "There is no file " + file);
            }
            return shipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> inside(Path folder) throws IOException {
        String name = folder.toString().replace('\\', '/');
        URL place = folder.isAbsolute() ? null : Shipped.class.getClassLoader().getResource(name);
        if (place == null) {
            throw new Sextant.Unusable("没有文件夹 " + folder, "There is no folder " + folder);
        }
        try {
            URI address = place.toURI();
            if (!address.getScheme().equals("jar")) {
                return read(Path.of(address), name);
            }
            try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
                return read(jar.getPath("/" + name), name);
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> read(Path folder, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .toList();
        }
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            String path = name + "/" + folder.relativize(file).toString().replace('\\', '/');
            try {
                texts.put(path, Files.readString(file, StandardCharsets.UTF_8));
            } catch (MalformedInputException notText) {
                throw new Sextant.Unusable(path + ":1: 不是 UTF-8 文本", path + ":1: this is not UTF-8 text");
            }
        }
        return texts;
    }
}
