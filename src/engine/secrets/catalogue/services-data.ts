import { readServices } from './services.ts';

/** Data on demand: weather, currencies, places, markets, screenshots, scraping. */
export const dataServices = readServices(`
  alchemy            | Alchemy              | dashboard.alchemy.com        | {url:32}
  apilayer           | APILayer             | apilayer.com                 | {alnum:32}
  apitemplate        | APITemplate.io       | app.apitemplate.io           | {alnum:39}
  audd               | AudD                 | dashboard.audd.io            | {lhex:32}
  aviationstack      | Aviationstack        | aviationstack.com            | {alnum:32}
  besttime           | BestTime             | besttime.app                 | {alnum:36}
  bitcoinaverage     | BitcoinAverage       | bitcoinaverage.com           | {alnum:43}
  blitapp            | Blitapp              | blitapp.com                  | {url:39} {url:41}
  blocknative        | Blocknative          | explorer.blocknative.com     | {uuid}
  brandfetch         | Brandfetch           | developers.brandfetch.com    | {alnum:40}
  browshot           | Browshot             | browshot.com                 | {alnum:28}
  bscscan            | BscScan              | bscscan.com                  | {alnum:34}
  calendarific       | Calendarific         | calendarific.com             | {alnum:32}
  calorieninja       | CalorieNinjas        | calorieninjas.com            | {alnum:40}
  carboninterface    | Carbon Interface     | carboninterface.com          | {alnum:21}
  clarifai           | Clarifai             | clarifai.com                 | {alnum:32}
  cloudimage         | Cloudimage           | cloudimage.io                | {alnum:30}
  cloudmersive       | Cloudmersive         | account.cloudmersive.com     | {uuid}
  cloudsight         | CloudSight           | cloudsight.ai                | {alnum:22}
  coinapi            | CoinAPI              | coinapi.io                   | {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}
  coinlayer          | Coinlayer            | coinlayer.com                | {alnum:32}
  coinlib            | Coinlib              | coinlib.io                   | {alnum:16}
  collect2           | Collect2             | collect2.com                 | {uuid}
  convertapi         | ConvertAPI           | convertapi.com               | {alnum:16}
  countrylayer       | Countrylayer         | countrylayer.com             | {alnum:32}
  craftmypdf         | CraftMyPDF           | craftmypdf.com               | {alnum:35}
  cryptocompare      | CryptoCompare        | cryptocompare.com            | {lhex:64}
  currencyfreaks     | CurrencyFreaks       | currencyfreaks.com           | {alnum:32}
  currencylayer      | Currencylayer        | currencylayer.com            | {alnum:32}
  currencyscoop      | CurrencyScoop        | currencyscoop.com            | {hex:32}
  currentsapi        | Currents API         | currentsapi.services         | {any64:48}
  dandelion          | Dandelion            | dandelion.eu                 | {alnum:32}
  deepai             | DeepAI               | deepai.org                   | {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12-14}
  deepgram           | Deepgram             | console.deepgram.com         | {alnum:40}
  detectlanguage     | Detect Language      | detectlanguage.com           | {alnum:32}
  diffbot            | Diffbot              | app.diffbot.com              | {alnum:32}
  diggernaut         | Diggernaut           | diggernaut.com               | {alnum:40}
  enigma             | Enigma               | enigma.com                   | {alnum:40}
  etherscan          | Etherscan            | etherscan.io                 | {alnum:34}
  ethplorer          | Ethplorer            | ethplorer.io                 | {alnum:22} EK-{alnum:5}-{alnum:7}-{alnum:5}
  exchangerate,exchangeratesapi | ExchangeRate-API | exchangerate-api.com  | {alnum:24} {alnum:32}
  extractorapi       | Extractor API        | extractorapi.com             | {alnum:40}
  fastforex          | fastFOREX            | console.fastforex.io         | {alnum:28} {alnum:10}-{alnum:10}-{alnum:6}
  finage             | Finage               | finage.co.uk                 | {alnum:32}
  financialmodelingprep | Financial Modeling Prep | financialmodelingprep.com | {alnum:32}
  findl              | Findl                | findl.com                    | {uuid}
  finnhub            | Finnhub              | finnhub.io                   | {alnum:20}
  fixer              | Fixer                | fixer.io                     | {alnum:32}
  flightapi          | FlightAPI            | flightapi.io                 | {lhex:24}
  flightlabs         | FlightLabs           | goflightlabs.com             | {dot:60-300}
  fxmarket           | FXMarketAPI          | fxmarketapi.com              | {alnum:15-20} {alnum:10-20}_{alnum:2-8}
  geoapify           | Geoapify             | myprojects.geoapify.com      | {alnum:32}
  geocode            | Geocode              | geocode.xyz                  | {alnum:28}
  geocodify          | Geocodify            | geocodify.com                | {alnum:40}
  ipifi              | GeoIPify             | geo.ipify.org                | {alnum:32}
  getgeoapi          | GetGeoAPI            | getgeoapi.com                | {alnum:40}
  glassnode          | Glassnode            | studio.glassnode.com         | {alnum:27-28}
  graphhopper        | GraphHopper          | graphhopper.com              | {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12-15}
  guardian           | The Guardian         | open-platform.theguardian.com | {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}
  hereapi            | HERE                 | platform.here.com            | {url:43-45}
  holidayapi         | Holiday API          | holidayapi.com               | {uuid}
  html2pdf           | html2pdf             | html2pdf.app                 | {alnum:64}
  hunter             | Hunter               | hunter.io                    | {alnum:40}
  hybiscus           | Hybiscus             | hybiscus.dev                 | {alnum:40-50}
  iexapis,iexcloud   | IEX Cloud            | iexcloud.io                  | sk_{alnum:32} {alnum:35}
  imagga             | Imagga               | imagga.com                   | {any64:72} {any64:60-80}
  impala             | Impala               | getimpala.com                | {alnum:46-48}
  infura             | Infura               | app.infura.io                | {alnum:32}
  intrinio           | Intrinio             | intrinio.com                 | {alnum:44}
  ip2location        | IP2Location          | ip2location.io               | {alnum:32}
  ipapi              | ipapi                | ipapi.com                    | {alnum:32}
  ipgeolocation      | ipgeolocation.io     | app.ipgeolocation.io         | {alnum:32}
  ipinfodb           | IPInfoDB             | ipinfodb.com                 | {lhex:64}
  ipinfo             | IPinfo               | ipinfo.io                    | {lhex:14}
  ipquality          | IPQualityScore       | ipqualityscore.com           | {alnum:32}
  ipstack            | ipstack              | ipstack.com                  | {alnum:32}
  languagelayer      | Languagelayer        | languagelayer.com            | {alnum:32}
  lexigram           | Lexigram             | lexigram.io                  | {any64:150-400}
  linkpreview        | LinkPreview          | linkpreview.net              | {alnum:32}
  mapquest           | MapQuest             | developer.mapquest.com       | {alnum:32}
  marketstack        | Marketstack          | marketstack.com              | {alnum:32}
  mediastack         | Mediastack           | mediastack.com               | {alnum:32}
  mockaroo           | Mockaroo             | mockaroo.com                 | {hex:8}
  moralis            | Moralis              | admin.moralis.io             | {alnum:64}
  nasdaq             | Nasdaq Data Link     | data.nasdaq.com              | {url:20}
  newsapi            | News API             | newsapi.org                  | {alnum:32}
  newscatcher        | NewsCatcher          | newscatcherapi.com           | {url:43}
  nftport            | NFTPort              | nftport.xyz                  | {uuid}
  numverify          | numverify            | numverify.com                | {alnum:32}
  nytimes,newyorktimes,new-york-times | The New York Times | developer.nytimes.com | {eq:32}
  opencage           | OpenCage             | opencagedata.com             | {alnum:32}
  openuv             | OpenUV               | openuv.io                    | {alnum:32}
  openweather,pyowm  | OpenWeather          | home.openweathermap.org      | {alnum:32}
  owlbot             | Owlbot               | owlbot.info                  | {alnum:40}
  paralleldots       | ParallelDots         | paralleldots.com             | {alnum:43}
  pdflayer           | pdflayer             | pdflayer.com                 | {alnum:32}
  pdfshift           | PDFShift             | pdfshift.io                  | {alnum:32}
  peopledatalabs     | People Data Labs     | dashboard.peopledatalabs.com | {alnum:64}
  pixabay            | Pixabay              | pixabay.com                  | {alnum:34} {alnum:40}
  polygon            | Polygon.io           | polygon.io                   | {alnum:32}
  positionstack      | positionstack        | positionstack.com            | {alnum:32}
  rawg               | RAWG                 | rawg.io                      | {alnum:32} {alnum:34}
  rapidapi           | RapidAPI             | rapidapi.com                 | {url:50}
  restpack           | Restpack             | restpack.io                  | {alnum:48}
  scrapeowl          | ScrapeOwl            | app.scrapeowl.com            | {alnum:30}
  scraperapi         | ScraperAPI           | dashboard.scraperapi.com     | {alnum:32}
  scraperbox         | ScraperBox           | scraperbox.com               | {alnum:32}
  scrapestack        | scrapestack          | scrapestack.com              | {alnum:32}
  scrapfly           | Scrapfly             | scrapfly.io                  | scp-live-{alnum:32} {alnum:32}
  scrapingant        | ScrapingAnt          | app.scrapingant.com          | {alnum:32}
  scrapingbee        | ScrapingBee          | app.scrapingbee.com          | {alnum:80}
  screenshotapi      | ScreenshotAPI        | screenshotapi.net            | {alnum:7}-{alnum:7}-{alnum:7}-{alnum:7}
  screenshotlayer    | screenshotlayer      | screenshotlayer.com          | {alnum:32-34}
  securitytrails     | SecurityTrails       | securitytrails.com           | {alnum:32}
  selectpdf          | SelectPdf            | selectpdf.com                | {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12} {alnum:8}-{alnum:4}-{alnum:4}-{alnum:12}
  serphouse          | SERPHouse            | app.serphouse.com            | {alnum:60-62}
  serpstack          | serpstack            | serpstack.com                | {alnum:32}
  shodan             | Shodan               | account.shodan.io            | {alnum:32}
  shotstack          | Shotstack            | dashboard.shotstack.io       | {alnum:40}
  simfin             | SimFin               | simfin.com                   | {alnum:32}
  skrapp             | Skrapp               | skrapp.io                    | {alnum:42}
  speechtext         | SpeechText.AI        | speechtext.ai                | {alnum:32}
  spoonacular        | Spoonacular          | spoonacular.com              | {alnum:32}
  sportsmonk         | SportMonks           | sportmonks.com               | {alnum:60-63}
  stockdata          | StockData            | stockdata.org                | {alnum:40}
  stormglass         | Storm Glass          | stormglass.io                | {uuid}-{uuid} {hex:8}-{hex:4}-{hex:4}-{hex:4}-{alnum:40-60}
  technicalanalysisapi | Technical Analysis API | technical-analysis-api.com | {alnum:48}
  theoddsapi         | The Odds API         | the-odds-api.com             | {alnum:32}
  ticketmaster       | Ticketmaster         | developer.ticketmaster.com   | {alnum:32}
  tiingo             | Tiingo               | tiingo.com                   | {alnum:40}
  timezoneapi        | TimezoneAPI          | timezoneapi.io               | {alnum:20}
  tomtom             | TomTom               | developer.tomtom.com         | {alnum:32}
  travelpayouts      | Travelpayouts        | travelpayouts.com            | {alnum:32}
  twelvedata         | Twelve Data          | twelvedata.com               | {alnum:32}
  uclassify          | uClassify            | uclassify.com                | {alnum:12}
  upcdatabase        | UPC Database         | upcdatabase.org              | {alnum:32}
  urlscan            | urlscan.io           | urlscan.io                   | {uuid}
  userstack          | userstack            | userstack.com                | {alnum:32}
  vatlayer           | vatlayer             | vatlayer.com                 | {alnum:32}
  verimail           | Verimail             | verimail.io                  | {alnum:32}
  veriphone          | Veriphone            | veriphone.io                 | {alnum:32}
  virustotal         | VirusTotal           | virustotal.com               | {alnum:64}
  visualcrossing     | Visual Crossing      | visualcrossing.com           | {alnum:25}
  vpnapi             | VPNAPI.io            | vpnapi.io                    | {alnum:32}
  walkscore          | Walk Score           | walkscore.com                | {alnum:32}
  weatherbit         | Weatherbit           | weatherbit.io                | {alnum:32}
  weatherstack       | weatherstack         | weatherstack.com             | {alnum:32}
  webscraper         | Web Scraper          | webscraper.io                | {alnum:60}
  webscraping        | WebScraping.AI       | webscraping.ai               | {alnum:32}
  whoxy              | Whoxy                | whoxy.com                    | {alnum:33}
  worldcoinindex     | WorldCoinIndex       | worldcoinindex.com           | {alnum:35}
  worldweather       | World Weather Online | worldweatheronline.com       | {alnum:31}
  zenrows            | ZenRows              | app.zenrows.com              | {alnum:40}
  zenscrape          | Zenscrape            | app.zenscrape.com            | {uuid}
  zerobounce         | ZeroBounce           | zerobounce.net               | {alnum:32}
  zipcodeapi         | ZipCodeAPI           | zipcodeapi.com               | {alnum:64}
  zipcodebase        | Zipcodebase          | zipcodebase.com              | {uuid}
`);
