import { ProductScreen } from '@/features/catalog/screens/product-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function ProductPage() {
  return <ProductScreen />;
}
