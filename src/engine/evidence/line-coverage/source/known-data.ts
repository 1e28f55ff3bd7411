/** What files of these endings hold is read by programs and people, and is none: texts, data, settings, styles, media. */
const ENDINGS = new Set(
  [
    'md markdown rst adoc txt text log csv tsv json json5 jsonc jsonl ndjson geojson webmanifest map snap',
    'yaml yml toml xml xsd dtd wsdl plist storyboard xib xcconfig entitlements strings stringsdict pbxproj',
    'ini cfg conf config env properties editorconfig lock sum mod sln slnx csproj fsproj vbproj vcxproj props targets nuspec resx',
    'po pot mo xliff xlf ftl arb graphql gql proto thrift avsc prisma tf tfvars hcl gradle dockerfile',
    'css scss sass less styl pcss postcss',
    'png jpg jpeg gif webp avif ico bmp tiff psd pdf eps mp3 mp4 webm ogg wav mov woff woff2 ttf otf eot glb gltf',
    'zip gz tgz tar bz2 xz 7z jar war whl nupkg pem crt cer p12 jks keystore',
    'gitkeep gitignore gitattributes gitmodules npmignore npmrc nvmrc dockerignore prettierrc prettierignore eslintrc eslintignore',
    'stylelintrc babelrc browserslistrc nycrc yarnrc htaccess rspec python-version node-version ruby-version tool-versions',
    'mailmap clang-format clang-tidy swiftlint keep empty',
  ].flatMap((line) => line.split(' ')),
);

/** Files that everybody calls so, and that no compiler takes. */
const NAMES =
  /^(?:README|LICEN[CS]E|NOTICE|AUTHORS|COPYING|CHANGELOG|CONTRIBUTING|CODEOWNERS|VERSION|Dockerfile|Containerfile|Makefile|GNUmakefile|Procfile|Gemfile|Podfile|Pipfile|Vagrantfile|MANIFEST|CNAME|py\.typed)(?:[.-][\w-]+)?$/;

/** Whether a file is of a kind that holds no code; of one without an ending that is known, nobody can tell. */
export function isKnownData(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return NAMES.test(name) || (dot >= 0 && ENDINGS.has(name.slice(dot + 1).toLowerCase())) || name.startsWith('.env.');
}
